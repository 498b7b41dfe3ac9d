import FlyingFox
import FlyingSocks
import Foundation
import Output
import Synchronization

/// Answers a browser from memory, and tells it when something has changed.
package final class Server: Sendable {
  private let door: Door
  private let answer: @Sendable (Request) -> Answer
  private let listeners = Mutex<[Int: AsyncStream<Bytes>.Continuation]>([:])
  private let count = Atomic(0)

  /// The path at which a browser is told of changes, as server-sent events.
  package static let events = "/.kbgen/events"

  /// - Parameter answer: called for whatever may be answered, on any thread.
  package init(_ door: Door, answer: @escaping @Sendable (Request) -> Answer) {
    self.door = door
    self.answer = answer
  }

  /// Tells every browser that something has changed.
  package func tellOfChange() {
    listeners.withLock { for listener in $0.values { listener.yield(Bytes("data: changed\n\n".utf8)) } }
  }

  /// Answers until the program ends.
  /// - Throws: where the port cannot be had.
  package func run() async throws {
    let server = HTTPServer(
      config: .init(address: try address, timeout: 30, logger: .disabled), handler: Handler(server: self))
    try await server.run()
  }

  private var address: any SocketAddress {
    get throws {
      if door.host.contains(":") { return try .inet6(ip6: door.host, port: UInt16(door.port)) }
      return try .inet(ip4: door.host == "localhost" ? "127.0.0.1" : door.host, port: UInt16(door.port))
    }
  }

  private struct Handler: HTTPHandler {
    let server: Server

    func handleRequest(_ sent: HTTPRequest) async throws -> HTTPResponse {
      let request = Request(
        method: sent.method.rawValue, path: sent.target.path(),
        query: Dictionary(
          sent.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), host: sent.headers[.host])
      if let refusal = request.refusal(by: server.door) { return response(refusal, to: request) }
      if request.path == Server.events { return server.eventStream() }
      return response(server.answer(request), to: request)
    }

    private func response(_ answer: Answer, to request: Request) -> HTTPResponse {
      var headers: HTTPHeaders = [
        .contentType: answer.type, HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
      ]
      if answer.status == 405 { headers[HTTPHeader("Allow")] = "GET, HEAD" }
      if let location = answer.location { headers[.location] = location }
      let body = request.method == "HEAD" ? Data() : Data(answer.body)
      return HTTPResponse(statusCode: HTTPStatusCode(answer.status, phrase: ""), headers: headers, body: body)
    }
  }

  private func eventStream() -> HTTPResponse {
    let number = count.add(1, ordering: .relaxed).newValue
    let (stream, continuation) = AsyncStream.makeStream(of: Bytes.self, bufferingPolicy: .bufferingNewest(4))
    continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[number] = nil } }
    // Half a second after the server is gone, the browser looks whether it is there again.
    continuation.yield(Bytes("retry: 500\n\n".utf8))
    listeners.withLock { $0[number] = continuation }
    return HTTPResponse(
      statusCode: .ok,
      headers: [
        .contentType: "text/event-stream", HTTPHeader("Cache-Control"): "no-store", .transferEncoding: "chunked",
      ],
      body: HTTPBodySequence(from: EventSequence(stream: stream)))
  }
}

/// Events as the body of an answer that has no end.
private struct EventSequence: AsyncBufferedSequence {
  typealias Element = UInt8
  let stream: AsyncStream<Bytes>

  func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<Bytes>.Iterator

    // The protocol asks for it; bodies are sent by buffers.
    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> Bytes? { await events.next() }
  }
}
