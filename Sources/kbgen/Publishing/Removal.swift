import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Folder {
  /// Removes the files of a list from a site in which nothing else stands: no folder is read for their names.
  ///
  /// What is refused is left where it is.
  func removeFiles(of list: Manifest) {
    // Of the file before, which mostly has the same folder.
    var path = Bytes()
    var inner: OpenFolder?
    var name: [CChar] = []
    list.eachFile { folderPath, fileName in
      if !path.elementsEqual(folderPath) {
        path = Bytes(folderPath)
        inner = (try? folder(at: Substring(decoding: path.dropLast(), as: UTF8.self))) ?? nil
      }
      guard let descriptor = path.isEmpty ? descriptor : inner?.folder.descriptor else { return }
      name.removeAll(keepingCapacity: true)
      for byte in fileName { name.append(CChar(bitPattern: byte)) }
      name.append(0)
      unlinkat(descriptor, name, 0)
    }
  }
}
