import Knowledge

extension SiteIndex {
  /// How many further pages a list of an entry needs.
  ///
  /// Asked for every list of every entry, so what cannot be long is not even counted.
  func furtherPages(of list: EntryList, _ id: AnyID) -> Int {
    let here = Here(site: self, address: address(id))
    switch list {
    case .evidence:
      guard let lesson = id.of(Lesson.self), evidence[Int(lesson.index)].items.count > EntryList.firstReadings else {
        return 0
      }
      let further = furtherReadings(of: lesson).count
      return (further + EntryList.pageLength - 1) / EntryList.pageLength
    case .workedWith, .lessons:
      guard let organisation = id.of(Organisation.self) else { return 0 }
      let studies = parts[Int(organisation.index)]
      let most = studies.reduce(0) { sum, study in
        sum + (list == .lessons ? lessons[Int(study.index)].count : participants[Int(study.index)].count)
      }
      return most > list.firstLength ? list.furtherPages(here.items(list, of: id).count) : 0
    case .parts, .funded, .citedBy:
      return base.edges(to: id).count > list.firstLength ? list.furtherPages(here.rows(list, of: id).count) : 0
    default:
      return base.edges(to: id).count > list.firstLength ? list.furtherPages(here.items(list, of: id).count) : 0
    }
  }
}
