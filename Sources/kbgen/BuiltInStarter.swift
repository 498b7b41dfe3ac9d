// swift-format-ignore-file
// Written by script/embed-templates. Change the files themselves, and run it again.
// swift-format-ignore-file

/// What kbgen init writes: path from the new folder, and text with names in double braces.
package let builtInStarter: [(path: String, text: String)] = [
  (
    ".ci/kbgen",
    ##"""
#!/usr/bin/env bash
# Fetches kbgen, compiles it into .tools/kbgen, and installs what it needs of the system. Where a cache has brought it, it
# stays.
set -eu
cd "$(dirname "$0")/.."

# Where the source of kbgen is kept, and which version of it: a tag, or the digest of a commit.
repository='{{kbgen}}'
version='{{version}}'

if [ -z "$repository" ] || [ -z "$version" ]; then
  echo "Write into .ci/kbgen where the source of kbgen is kept, and which version of it is to be used." >&2
  exit 2
fi
source=.tools/source
if ! [ -d "$source" ]; then
  mkdir -p .tools
  rm -rf "$source.new"
  git clone --quiet --no-checkout "$repository" "$source.new"
  git -C "$source.new" checkout --quiet --detach "$version"
  mv "$source.new" "$source"
fi
"$source/script/bootstrap"
if [ -x "$source/.tools/pagefind" ]; then cp "$source/.tools/pagefind" .tools/pagefind; fi
[ -x .tools/kbgen ] || {
  swift build -c release --product kbgen --package-path "$source"
  cp "$(swift build -c release --package-path "$source" --show-bin-path)/kbgen" .tools/kbgen.new
  mv .tools/kbgen.new .tools/kbgen
  rm -rf "$source/.build"
}

"""##
  ),
  (
    ".gitignore",
    ##"""
public/
preview/
.kbgen/
.tools/
.DS_Store
.*.kbgen-*
content/.obsidian/*
!content/.obsidian/app.json

"""##
  ),
  (
    ".gitlab-ci.yml",
    ##"""
# The same for GitLab as .github/workflows/ for GitHub: a check for each merge request, and the site with GitLab Pages.
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

default:
  image: swift:6.3-bookworm
  timeout: 30 minutes
  interruptible: true

check:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - .ci/kbgen
    - .tools/kbgen check --drafts
    - .tools/kbgen build --quiet
    - .tools/kbgen build --quiet --drafts --output preview
  artifacts:
    name: preview
    paths: [preview]
    expire_in: 2 weeks

# GitLab knows the job by its name.
pages:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  interruptible: false
  script:
    - .ci/kbgen
    - .tools/kbgen build --base-url "$CI_PAGES_URL/"
    # The ledger: download it and put it where it belongs.
    - .tools/kbgen addresses --record
  artifacts:
    paths: [public, addresses.txt]

"""##
  ),
  (
    "README.md",
    ##"""
# {{title}}

A knowledge base of case studies, the organisations in them, the lessons that can be drawn, and the sources that say so.
It is a folder of text files. The program [kbgen]({{kbgen}}) makes a website of it.

## Begin

1. In `content/site.yml`, write the title, and the words that entries are sorted by.
2. Run `kbgen new case-studies "What it is called"`, and write over what the file says.
3. Run `kbgen check`. It says what is to be mended, and how.
4. Run `kbgen`, and open `public/index.html`. `kbgen serve` shows the site while you write.
5. Delete the examples: what ends in “(an example)”, and `content/glossary/key-safe.md`. `kbgen check` says what still
   refers to them.

## Publish it with GitHub

1. Put this folder into a repository, on the branch `main`.
2. Look into `.ci/kbgen`: it says where kbgen is fetched from, and in which version.
3. *Settings, Pages*: as the source, choose **GitHub Actions**.
4. *Settings, Actions, General*: **Require approval for all external contributors**; as permissions of workflows, **Read
   repository contents**.
5. *Actions, Publish, Run workflow*. From then on each change in `main` is published, and each pull request is answered: what
   is to be mended, and the site as it would be.

With GitLab it is `.gitlab-ci.yml`, and steps 3 to 5 fall away. Any other host takes the folder `public/` as it is.

## Take part

Copy an entry that is like yours, write over it, and send it as a pull request, or use the form on the site. A program looks
at it and says what is to be mended. Half-finished is welcome.

"""##
  ),
  (
    "content/case-studies/one-shed-for-two-gardens.md",
    ##"""
---
# An example, to be written over or deleted. It says nothing about anyone.
title: One shed for two gardens (an example)
summary: Two garden associations share one shed, one set of tools and one key safe.
account:
  by: Secretary of the Upper Field Gardeners
  organisation: upper-field-gardeners
  date: "2026-03"
organisations:
  - organisation: upper-field-gardeners
    role: lead
  - organisation: mill-lane-gardeners
    role: partner
    from: "2024"
  - unnamed: the parish that owns the ground
    role: host
status: running
setting: [community]
origin: grassroots
areas: [country]
aims: [sharing]
people: [neighbours]
started: "2024"
funding:
  - kind: none
lessons:
  - lesson: write-down-who-mends-what
    evidence: cost
    basis: inferred
    why: A mower stood broken for a summer, since nobody knew whose turn it was.
timeline:
  - date: "2024"
    event: The shed is moved to the hedge between the gardens
  - date: "2025"
    event: A list of who mends what hangs behind the door
---
## Background

Both associations had bought a mower, and neither had room for it.

## How it worked

[[upper-field-gardeners|The upper garden]] keeps the key safe, [[mill-lane-gardeners|the lower one]] the book of loans.

## What got in the way

In the first summer a mower broke, and each thought that the other would see to it. Since then there is a list.

"""##
  ),
  (
    "content/glossary/key-safe.md",
    ##"""
---
title: Key safe
meaning: A small box with a number lock in which the key hangs.
---

"""##
  ),
  (
    "content/lessons/write-down-who-mends-what.md",
    ##"""
---
title: Write down who mends what (an example)
summary: What belongs to all is mended by nobody, unless one name stands behind each thing.
audience: voluntary
theme: agreeing
moments: [setting-up]
signs: ["we thought that you would see to it"]
questions: ["Whose name stands behind this?"]
sources:
  - source: handbook-of-sharing
    where: page 3
---
A list behind a door is enough, if everyone passes that door.

## What to do on Monday

Write down three things that you share, and a name behind each.

"""##
  ),
  (
    "content/organisations/mill-lane-gardeners.md",
    ##"""
---
title: Mill Lane Gardeners (an example)
kind: association
summary: Twenty gardens along the mill race.
sources: [handbook-of-sharing]
---

"""##
  ),
  (
    "content/organisations/upper-field-gardeners.md",
    ##"""
---
title: Upper Field Gardeners (an example)
kind: association
summary: Forty gardens on the upper field.
sources: [handbook-of-sharing]
---

"""##
  ),
  (
    "content/pages/about.md",
    ##"""
---
title: About
summary: What this is, who looks after it, and how to take part.
---
This site gathers what people have tried together, and what they learnt. It was begun with
`kbgen init`, and still holds its examples.

Write here who looks after it, and how somebody can reach you.

"""##
  ),
  (
    "content/site.yml",
    ##"""
# What is true of the site as a whole. Write over what stands here.
format: 1
title: {{quotedTitle}}
description: "What people in this field have tried together, and what they learnt."
# Where the site will be published; a publication on GitHub or GitLab finds it out by itself.
baseURL: https://example.org/
language: en-GB
# Where the files are kept, for “edit this page”, and where a story or a correction can be sent:
# repository: https://github.com/example/knowledge
# contact: editors@example.org
search: pagefind

# The words that entries are sorted by. Take out what does not fit your field, and add what is missing.
vocabularies:
  areas:
    - id: town
      label: In a town
    - id: country
      label: In the country
  aims:
    - id: sharing
      label: Sharing what there is
    - id: learning
      label: Learning from each other
  people:
    - id: neighbours
      label: Neighbours
    - id: newcomers
      label: Newcomers
  roles:
    - id: lead
      label: Lead
      description: It led the work, or held the agreement.
    - id: partner
      label: Partner
    - id: host
      label: Host
      description: The work took place in its rooms or on its ground.
  organisationKinds:
    - id: association
      label: Association
    - id: public-body
      label: Public body
    - id: business
      label: Business
  fundingKinds:
    - id: grant
      label: Grant
    - id: fees
      label: Members' fees
    - id: none
      label: No money of its own
  themes:
    - id: beginning
      label: Beginning
    - id: agreeing
      label: Agreeing
    - id: keeping-going
      label: Keeping going
  sourceTypes:
    - id: report
      label: Report
    - id: web-page
      label: Web page
    - id: talk
      label: Talk

"""##
  ),
  (
    "content/sources/handbook-of-sharing.md",
    ##"""
---
title: "[A handbook of sharing] (an example)"
type: report
authors: [Nobody]
publisher: upper-field-gardeners
published: "2025"
---

"""##
  ),
  (
    "docs/MAINTAINING.md",
    ##"""
# For whoever looks after this

**Addresses.** Each publication notes every address in `addresses.txt`, so that none is ever lost. The job *Keep the list of
addresses* commits it. Where `main` takes no commits from a job, or you are with GitLab, download `addresses.txt` from the
run, or run `kbgen addresses --record`, and commit it yourself.

**Pull requests from strangers.** They run on a machine that is thrown away, with a token that can only read and without
secrets. Keep it so: no `pull_request_target`, no `workflow_run`, no secrets for pull requests. Read what is changed under
`.github/`, `.ci/`, `templates/` and `static/` before you let the check run: it changes what is run, or what readers'
browsers run. The preview is made by the pull request; publish nothing out of it.

**A newer kbgen.** Write its version into `.ci/kbgen`, and see whether the check still passes.

**Health.** `kbgen report` shows where the content is thin and what is to be reviewed, `kbgen report --links` which addresses
are dead.

**Look.** Pages are made with the templates that are built into kbgen. To change one, copy it out of kbgen's `templates/` into
a folder `templates/` here, and change the copy.

"""##
  ),
  (
    ".ci/check",
    ##"""
#!/usr/bin/env bash
# What a pull request is told at GitHub: mistakes beside their lines, and all of them on the page of the run.
# It needs .tools/kbgen (.ci/kbgen makes it) and the commit that would be merged, with the one it is merged into.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2

found=$(.tools/kbgen check --drafts --format github 2>&1)
status=$?

# GitHub shows ten notices of a step. Hints on files that the pull request leaves alone would take up the room.
grep -v '^::notice ' <<<"$found"
# In a container the files belong to somebody else, which git asks about.
grep -F -f <(git -c safe.directory="$PWD" diff --name-only --diff-filter=d HEAD^1 HEAD -- content |
  sed 's/.*/::notice file=&,/') <<<"$found"

# kbgen has put what it found onto the page of the run; this says where to go from there.
{
  if [ "$status" -eq 0 ]; then
    echo 'To see the site as it would be, download **preview** below, unpack it and open index.html in it.'
  else
    echo 'Mend it in the same branch, and the check runs again. What stands here is also beside the lines, under'
    echo '*Files changed*.'
  fi
} >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"

exit "$status"

"""##
  ),
  (
    ".gitattributes",
    ##"""
# Where two branches both add addresses, all of them count.
addresses.txt merge=union

"""##
  ),
  (
    ".github/ISSUE_TEMPLATE/1-story.yml",
    ##"""
name: Tell us about a collaboration
description: Your organisations worked together, or tried to. Three answers are enough.
title: "Case study: "
body:
  - type: markdown
    attributes:
      value: |
        Everyone can read what you write here. Leave out names of people, telephone numbers and e-mail addresses. Anything by which someone who used the service could be recognised stays out too.
  - type: textarea
    id: what
    attributes:
      label: What did you do together?
      description: A few sentences, in your own words. For whom was it, and where?
    validations:
      required: true
  - type: textarea
    id: who
    attributes:
      label: Who took part?
      description: One organisation a line. Who led, who paid?
      placeholder: |
        Family Line: led it
        Northtown Council: paid for it
    validations:
      required: true
  - type: input
    id: teller
    attributes:
      label: Who tells it?
      description: A role is enough.
      placeholder: Manager of Family Line
    validations:
      required: true
  - type: input
    id: when
    attributes:
      label: When was it?
      placeholder: From 2024, and still going on
  - type: textarea
    id: change
    attributes:
      label: What changed? How do you know?
  - type: textarea
    id: trouble
    attributes:
      label: What got in the way?
      description: What would you do differently? This helps others most.
  - type: textarea
    id: print
    attributes:
      label: Is something in print about it?
      description: A report, a page on the web. Without one it is marked as an account.
  - type: checkboxes
    id: ticks
    attributes:
      label: Before you send it
      options:
        - label: The partners named here have seen it.
          required: true
        - label: No one who used the service can be recognised.
          required: true
        - label: You may publish it, under the licence of this site (CC BY 4.0).
          required: true

"""##
  ),
  (
    ".github/ISSUE_TEMPLATE/2-correction.yml",
    ##"""
name: Something is wrong on a page
description: A fact, a name, a link that leads nowhere, or something that hurts you.
title: "Correction: "
body:
  - type: markdown
    attributes:
      value: |
        Everyone can read what you write here. You need not write a new text.
  - type: input
    id: page
    attributes:
      label: Which page?
      description: Copy its address.
    validations:
      required: true
  - type: textarea
    id: wrong
    attributes:
      label: What is wrong?
    validations:
      required: true
  - type: textarea
    id: right
    attributes:
      label: What is right, and where can it be looked up?

"""##
  ),
  (
    ".github/ISSUE_TEMPLATE/config.yml",
    ##"""
# Left open, since the pages of the site lead to a blank issue with the page's name in it.
blank_issues_enabled: true

"""##
  ),
  (
    ".github/dependabot.yml",
    ##"""
# Proposes new versions of the actions in workflows/. Of Swift packages it could only speak if Package.resolved were kept.
version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: monthly
    cooldown:
      default-days: 7
    groups:
      actions:
        patterns: ["*"]

"""##
  ),
  (
    ".github/pull_request_template.md",
    ##"""
<!-- What does this add or change, and how do you know it? A sentence is enough. -->


- [ ] The partners named in it have seen it.
- [ ] No one who used a service can be recognised.
- [ ] It may be published under the licence of this site (CC BY 4.0).

<!-- It need not be complete. A program looks at it and answers in some minutes, at the end of this page. -->

"""##
  ),
  (
    ".github/workflows/check.yml",
    ##"""
# Answers a pull request: what is to be mended, beside the lines, and the site as it would be.
#
# It runs what the pull request holds, so it is given nothing worth taking: no secrets, and a token that can only read.
name: Check
on: pull_request
permissions: {}
concurrency:
  group: check-${{ github.ref }}
  cancel-in-progress: true
defaults:
  run:
    shell: bash
jobs:
  check:
    name: The content
    runs-on: ubuntu-24.04
    container: swift:6.3-bookworm
    timeout-minutes: 30
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
          # The commit that it would be merged into, to tell which files are new.
          fetch-depth: 2
      # What Publish left, if the program is the same. A pull request cannot change what others are given.
      - uses: actions/cache/restore@v6
        with:
          path: .tools
          key: kbgen-swift-6.3-${{ hashFiles('Package.swift', 'Sources/**', 'script/bootstrap', '.ci/kbgen') }}
      - name: Get kbgen
        run: .ci/kbgen
      - name: Look for mistakes
        run: .ci/check
      - name: Build the site as it would be published
        run: .tools/kbgen build --quiet
      - name: Build it with drafts
        run: .tools/kbgen build --quiet --drafts --output preview
      - uses: actions/upload-artifact@v7
        with:
          name: preview
          path: preview
          if-no-files-found: error
          retention-days: 14

"""##
  ),
  (
    ".github/workflows/publish.yml",
    ##"""
# Publishes main on GitHub Pages, and notes its addresses, so that none of them is ever lost. docs/MAINTAINING.md says what
# to set up once.
name: Publish
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions: {}
concurrency:
  group: publish
  cancel-in-progress: false
defaults:
  run:
    shell: bash
jobs:
  build:
    name: Build the site
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-24.04
    container: swift:6.3-bookworm
    timeout-minutes: 30
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: actions/configure-pages@v6
        id: pages
      # Compiled anew: what is published rests on nothing that could have been left in a cache.
      - name: Get kbgen
        run: .ci/kbgen
      - name: Leave it for the checks of pull requests
        uses: actions/cache/save@v6
        with:
          path: .tools
          key: kbgen-swift-6.3-${{ hashFiles('Package.swift', 'Sources/**', 'script/bootstrap', '.ci/kbgen') }}
      - name: Build the site
        run: .tools/kbgen build --base-url "$ADDRESS/"
        env:
          ADDRESS: ${{ steps.pages.outputs.base_url }}
      - name: Note its addresses
        run: .tools/kbgen addresses --record
      - uses: actions/upload-pages-artifact@v5
        with:
          path: public
      - uses: actions/upload-artifact@v7
        with:
          name: addresses
          path: addresses.txt
          if-no-files-found: error

  deploy:
    name: Put it on the web
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@v5
        id: deployment

  # The only job that may write to main. It runs no program of ours, and adds one file that the build job made.
  record:
    name: Keep the list of addresses
    needs: deploy
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: actions/download-artifact@v8
        with:
          name: addresses
          path: ${{ runner.temp }}/addresses
      - name: Commit it, if it has changed
        env:
          TOKEN: ${{ github.token }}
        run: |
          cp "$RUNNER_TEMP/addresses/addresses.txt" addresses.txt
          git add addresses.txt
          if git diff --cached --quiet; then exit 0; fi
          git -c user.name=kbgen -c user.email=kbgen@users.noreply.github.com \
            commit --quiet --message 'Note the addresses that were published'
          git push "https://x-access-token:$TOKEN@github.com/$GITHUB_REPOSITORY.git" HEAD:main || {
            echo "::warning::main has moved on, or takes no commits from here: see docs/MAINTAINING.md"
          }

"""##
  ),
  (
    ".github/zizmor.yml",
    ##"""
rules:
  unpinned-uses:
    config:
      policies:
        # GitHub's own actions, by the tag of a release. Whoever can move those tags also runs the machine that they run
        # on, and a digest says nothing to a maintainer who is no programmer. Anybody else's actions need a digest.
        "actions/*": ref-pin
        "*": hash-pin
  unpinned-images:
    # The official Swift image, by the version that the package is tested with; a new build of it brings Debian's repairs.
    disable: true

"""##
  ),
  (
    "content/.obsidian/app.json",
    ##"""
{
  "alwaysUpdateLinks": true,
  "attachmentFolderPath": "images",
  "newLinkFormat": "shortest",
  "useMarkdownLinks": false
}

"""##
  ),
]
