import Output

extension DataFiles {
  var linkedGraph: LongFile { LongFile(.linkedGraph, pieces: 1) { _, out in out.append("{}\n") } }
}
