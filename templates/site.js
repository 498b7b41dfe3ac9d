// The things that a page does beyond HTML: it remembers a theme, shows what a link leads to and, where it has moved,
// takes along the part that was asked for.
// Classic, in the head, so that nothing flashes. Without it every page works.
(function () {
  "use strict";
  var root = document.documentElement;
  if (root.dataset.moved) return location.replace(root.dataset.moved + location.hash);
  var stored = function (value) {
    try {
      if (value === undefined) return localStorage.getItem("theme");
      if (value) localStorage.setItem("theme", value);
      else localStorage.removeItem("theme");
    } catch (error) { /* a locked-down browser remembers nothing */ }
  };
  var theme = stored();
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  root.dataset.script = location.protocol;

  document.addEventListener("DOMContentLoaded", function () {
    var system = matchMedia("(prefers-color-scheme: dark)");
    var button = document.getElementById("theme");
    var isDark = function () { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches; };
    var name = function () { button.textContent = button.dataset[isDark() ? "light" : "dark"]; };
    if (button) {
      name();
      system.addEventListener("change", name);
      button.addEventListener("click", function () {
        var next = isDark() ? "light" : "dark";
        var isDefault = (next === "dark") === system.matches;
        if (isDefault) delete root.dataset.theme; else root.dataset.theme = next;
        stored(isDefault ? null : next);
        name();
      });
    }
    document.querySelectorAll("[data-print]").forEach(function (press) {
      press.addEventListener("click", function () { print(); });
    });
    if (window.fetch && HTMLElement.prototype.showPopover && /^http/.test(location.protocol)) previews();
  });

  // A card beside a link in the text: on hover and on focus; a word of the glossary opens it on a click.
  function previews() {
    var card = document.createElement("div");
    card.className = "card";
    card.id = "card";
    card.popover = "manual";
    document.body.append(card);
    var pages = {}, shown = null, timer = 0, isPinned = false;

    function load(link) {
      var address = link.href.split("#")[0];
      pages[address] = pages[address] || fetch(address).then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      }).then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        var words = page.querySelector("main .lead") || page.querySelector("main .text p");
        return [page.querySelector("main .kind"), page.querySelector("h1"), words].map(function (element) {
          return element ? element.textContent.trim() : "";
        });
      });
      return pages[address];
    }
    function fill(link, words) {
      card.replaceChildren.apply(card, ["small", "strong", "p"].map(function (tag, index) {
        var element = document.createElement(tag);
        element.textContent = words[index];
        return element;
      }).filter(function (element) { return element.textContent; }));
      if (isPinned) {
        var more = document.createElement("a");
        more.href = link.href;
        more.textContent = "Read more";
        card.append(more);
      }
      card.showPopover();
      var box = link.getClientRects()[0], size = card.getBoundingClientRect();
      var below = box.bottom + 8;
      card.style.left = Math.max(8, Math.min(box.left, innerWidth - size.width - 8)) + "px";
      card.style.top = (below + size.height < innerHeight ? below : Math.max(8, box.top - size.height - 8)) + "px";
      link.setAttribute(isPinned ? "aria-details" : "aria-describedby", "card");
    }
    function show(link, pin) {
      hide();
      shown = link;
      isPinned = pin;
      return load(link).then(function (words) { if (shown === link) fill(link, words); });
    }
    function hide() {
      clearTimeout(timer);
      if (!shown) return;
      shown.removeAttribute("aria-describedby");
      shown.removeAttribute("aria-details");
      shown = null;
      isPinned = false;
      if (card.matches(":popover-open")) card.hidePopover();
    }
    function wanted(target) {
      var link = target.closest ? target.closest("main .text a[href], main .rows a[href], main .evidence a[href]") : null;
      if (!link || link.origin !== location.origin || link.pathname === location.pathname) return null;
      // Lists say themselves what their links lead to.
      return /\.html$/.test(link.pathname) && !link.closest(".list, .doorways, .checklist") ? link : null;
    }
    function soon(event) {
      var link = wanted(event.target);
      if (card.contains(event.target) || link && link === shown) return clearTimeout(timer);
      if (isPinned) return;
      clearTimeout(timer);
      timer = setTimeout(function () { if (link) show(link, false).catch(hide); else hide(); }, link ? 350 : 200);
    }
    document.addEventListener("pointerover", function (event) { if (event.pointerType === "mouse") soon(event); });
    document.addEventListener("focusin", function (event) {
      if (isPinned && (card.contains(event.target) || event.target === shown)) return;
      isPinned = false;
      var link = wanted(event.target);
      if (card.contains(event.target)) return;
      hide();
      if (link && link.matches(":focus-visible")) soon(event);
    });
    document.addEventListener("click", function (event) {
      var link = wanted(event.target);
      if (!link || !/\/glossary\//.test(link.pathname) || event.ctrlKey || event.metaKey || event.shiftKey) {
        if (!card.contains(event.target)) hide();
        return;
      }
      event.preventDefault();
      if (isPinned && shown === link) return hide();
      show(link, true).catch(function () { location.href = link.href; });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && shown) {
        var link = shown, hadFocus = card.contains(document.activeElement);
        hide();
        if (hadFocus) link.focus();
      } else if (event.key === "Tab" && isPinned && !event.shiftKey && document.activeElement === shown) {
        var more = card.querySelector("a");
        if (more) { event.preventDefault(); more.focus(); }
      }
    });
    addEventListener("scroll", function () { if (shown && !isPinned) hide(); }, { passive: true });
  }
})();
