/// What a served page has besides its own: it asks for changes, keeps the reader's place, and shows mistakes over the page.
///
/// It is never part of a site that is built.
package let previewScript = """
  "use strict";
  {
    const page = document.currentScript.dataset.page;
    const key = `kbgen place of ${location.pathname}`;
    const make = (name, words, style) => {
      const element = Object.assign(document.createElement(name), { textContent: words });
      Object.assign(element.style, style);
      return element;
    };

    // A page that was loaded anew stands where it stood.
    const kept = sessionStorage.getItem(key);
    if (kept !== null) {
      sessionStorage.removeItem(key);
      history.scrollRestoration = "manual";
      const back = () => scrollTo(0, Number(kept));
      back();
      addEventListener("load", back);
    }

    let over = null;
    function show(state) {
      over?.remove();
      over = null;
      if (!state.faults.length) return;
      over = make("section", "", {
        position: "fixed", inset: "0 0 auto 0", maxBlockSize: "70vh", overflow: "auto", zIndex: "2147483647",
        padding: "1rem", background: "#fff8f6", color: "#1d1f21", borderBlockEnd: "4px solid #9b2335",
        font: "14px/1.5 ui-monospace, Consolas, monospace" });
      over.id = "kbgen-faults";
      over.setAttribute("role", "alert");
      over.append(make("p", state.words, { font: "600 16px/1.5 system-ui, sans-serif", margin: "0 0 .5rem" }));
      for (const fault of state.faults) {
        over.append(make("pre", fault.text, {
          margin: "0", padding: "0", whiteSpace: "pre-wrap", background: "none", font: "inherit" }));
        if (fault.link) {
          const link = make("a", "Open it in the editor", { color: "#0b4f8a", display: "inline-block", margin: "0 0 1rem" });
          link.href = fault.link;
          over.append(link);
        }
      }
      document.body.append(over);
    }

    // One look at a time: of two answers under way the older could arrive last, and hide the newer.
    let looking = false, again = false;
    async function look() {
      again = true;
      if (looking) return;
      looking = true;
      try {
        while (again) {
          again = false;
          const answer = await fetch(`/.kbgen/state?path=${encodeURIComponent(location.pathname)}`);
          const state = await answer.json();
          if (state.page !== page) {
            sessionStorage.setItem(key, scrollY);
            location.reload();
            return;
          }
          show(state);
        }
      } finally {
        looking = false;
      }
    }

    function listen() {
      const events = new EventSource("/.kbgen/events");
      // On opening too: something may have changed while nobody was listening.
      events.onopen = look;
      events.onmessage = look;
    }
    if (document.body) listen(); else addEventListener("DOMContentLoaded", listen);
  }

  """
