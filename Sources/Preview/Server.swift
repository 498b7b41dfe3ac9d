import NIOCore
import NIOHTTP1
import NIOPosix
import Output
import Synchronization

/// Answers a browser from memory, and tells it when something has changed.
package final class Server: Sendable {
  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
  private typealias Writer = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

  private let door: Door
  private let answer: @Sendable (Request) -> Answer
  private let listeners = Mutex<[Int: AsyncStream<String>.Continuation]>([:])
  private let count = Atomic(0)
  private let openConnections = Atomic(0)

  /// The path at which a browser is told of changes, as server-sent events.
  package static let events = "/.kbgen/events"

  /// A connection over which nothing has come or gone for so long is closed.
  private static let patience = TimeAmount.seconds(30)
  /// So often those who wait for a change are told that there is none: then something goes over their connections too.
  private static let reassurance = Duration.seconds(10)
  /// A browser opens six, and one for each page that waits for changes. More are closed at once, before the system has no more
  /// to give.
  private static let mostConnections = 256
  /// A large answer is sent piece by piece, so that one who reads slowly is seen to read.
  private static let pieceLength = 1 << 16

  /// - Parameter answer: called for whatever may be answered, on any thread.
  package init(_ door: Door, answer: @escaping @Sendable (Request) -> Answer) {
    self.door = door
    self.answer = answer
  }

  /// Tells every browser that something has changed.
  package func tellOfChange() { tell("data: changed\n\n") }

  private func tell(_ event: String) {
    listeners.withLock { for listener in $0.values { listener.yield(event) } }
  }

  /// Answers until the program ends.
  /// - Throws: where the port cannot be had, or is taken away.
  package func run() async throws {
    let host = door.host == "localhost" ? "127.0.0.1" : door.host
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // Who has said all that he wants to say still waits for the answer.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(host: host, port: door.port) { channel in
        channel.eventLoop.makeCompletedFuture { try Self.connection(over: channel) }
      }
    try await withThrowingDiscardingTaskGroup { tasks in
      tasks.addTask {
        while true {
          try await Task.sleep(for: Self.reassurance)
          self.tell(": nothing has changed\n\n")
        }
      }
      try await server.executeThenClose { connections in
        for try await connection in connections {
          // One that breaks off is no matter of the others.
          tasks.addTask { try? await self.serve(connection) }
        }
      }
      throw ChannelError.eof
    }
  }

  private static func connection(over channel: any Channel) throws -> Connection {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandlers(IdleStateHandler(allTimeout: patience), Impatience())
    try pipeline.configureHTTPServerPipeline()
    // So that an answer behind which the connection ends gets there whole: first only the way out is closed.
    return try Connection(
      wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
  }

  /// Answers one request after another, as long as the browser keeps the connection.
  private func serve(_ connection: Connection) async throws {
    let isWelcome = openConnections.add(1, ordering: .relaxed).newValue <= Self.mostConnections
    defer { openConnections.subtract(1, ordering: .relaxed) }
    try await connection.executeThenClose { parts, out in
      if !isWelcome { return }
      var isLast = false
      for try await part in parts {
        guard case .head(let head) = part, !isLast else { continue }
        let request = Request(method: head.method.rawValue, uri: head.uri, host: head.headers["Host"].first)
        if let refusal = request.refusal(by: door) {
          try await send(refusal, to: head, over: connection.channel, out)
        } else if request.path == Self.events, head.method == .GET {
          try await sendEvents(to: head, over: out)
        } else {
          try await send(answer(request), to: head, over: connection.channel, out)
        }
        // Behind these nothing is taken for a request any more, and would only be kept.
        if head.method == .CONNECT || head.headers.contains(name: "Upgrade") { return }
        isLast = !head.isKeepAlive
        // What still comes is read, or the system would take it for a reason to throw the answer away.
        if isLast { out.finish() }
      }
    }
  }

  /// Sends an answer, and comes back when the system has taken all of it.
  private func send(
    _ answer: Answer, to request: HTTPRequestHead, over channel: any Channel, _ out: Writer
  ) async throws {
    var headers: HTTPHeaders = [
      "Content-Type": answer.type, "Content-Length": "\(answer.body.count)", "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    ]
    if answer.status == 405 { headers.add(name: "Allow", value: "GET, HEAD") }
    if let location = answer.location { headers.add(name: "Location", value: location) }
    try await out.write(
      .head(.init(version: request.version, status: .init(statusCode: answer.status), headers: headers)))
    if request.method != .HEAD {
      for start in stride(from: 0, to: answer.body.count, by: Self.pieceLength) {
        let piece = answer.body[start..<min(start + Self.pieceLength, answer.body.count)]
        try await out.write(.body(.byteBuffer(ByteBuffer(bytes: piece))))
      }
    }
    try await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
  }

  /// Tells a browser of changes for as long as it listens.
  private func sendEvents(to request: HTTPRequestHead, over out: Writer) async throws {
    let number = count.add(1, ordering: .relaxed).newValue
    let (events, listener) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(4))
    // Half a second after the server is gone, the browser looks whether it is there again.
    listener.yield("retry: 500\n\n")
    listeners.withLock { $0[number] = listener }
    defer { listeners.withLock { $0[number] = nil } }
    try await out.write(
      .head(
        .init(
          version: request.version, status: .ok,
          headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-store"])))
    for await event in events { try await out.write(.body(.byteBuffer(ByteBuffer(string: event)))) }
  }
}

/// Closes a connection over which nothing comes or goes.
private final class Impatience: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { return context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }
}
