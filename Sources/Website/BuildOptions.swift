import Parallel

/// What a build is asked for.
package struct BuildOptions: Sendable {
  /// Instead of `baseURL` in content/site.yml.
  package var baseURL: String?
  /// Whether drafts become pages.
  package var includesDrafts = false
  /// Tasks at once.
  package var jobs: Jobs = 1
  /// Who is told which entry or page is being worked on.
  package var watch: (any Watch)?

  /// Whether pages are planned; without them, templates and addresses are not looked at.
  package var plansPages = true

  package init() {}
}
