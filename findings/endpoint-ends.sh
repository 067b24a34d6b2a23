#!/usr/bin/env bash
# Server endpoints: one throws in onOpen, one closes with "no status" (1005), one is left while its onOpen still runs.
#
# One would guess: what threw in onOpen is closed, 1005 goes out as a close frame without a code, and each open has its close.
# What happens:    after onOpen threw, onError is called and the session lives on, messages are delivered to it. WildFly sends
#                  the empty close frame, Payara sends 1000. If the client is gone before onOpen returns, WildFly calls onClose
#                  when it does; Payara never calls it, and the session says it is open.
# What follows:    an endpoint closes its session itself when opening it failed; what counts sessions does not wait for onClose
#                  alone, but looks for silence as well; onOpen is short, and what takes long is done elsewhere.
# Where:           the socket of clients, and the sweeper of sessions.
#
# Output:
#   payara: threw: onOpen onError onMessage
#   payara: no status: client hears 1000
#   payara: left: onOpen, open 3 s later: true
#   wildfly: threw: onOpen onError onMessage
#   wildfly: no status: client hears 1005
#   wildfly: left: onOpen onClose, open 3 s later: false
. "$(dirname "$0")/lib.sh"

war Ends <<'JAVA'
package finding;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@ServerEndpoint("/{what}")
public class Ends {
  private static final List<String> CALLS = new CopyOnWriteArrayList<>();
  private static volatile Session last;

  @OnOpen
  public void open(Session session, @PathParam("what") String what) throws InterruptedException {
    last = session;
    CALLS.add("onOpen");
    if (what.equals("threw")) {
      throw new IllegalStateException("onOpen failed");
    } else if (what.equals("left")) {
      Thread.sleep(1000);
    }
  }

  @OnMessage
  public void message(Session session, String message, @PathParam("what") String what) throws IOException {
    CALLS.add("onMessage");
    if (what.equals("status")) {
      session.close(new CloseReason(CloseReason.CloseCodes.NO_STATUS_CODE, ""));
    }
  }

  @OnError
  public void error(Throwable error) {
    CALLS.add("onError");
  }

  @OnClose
  public void close() {
    CALLS.add("onClose");
  }

  @WebServlet("/calls/*")
  public static class Calls extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getWriter().print(String.join(" ", CALLS)
          + (request.getPathInfo() == null ? "" : ", open 3 s later: " + last.isOpen()));
      CALLS.clear();
    }
  }
}
JAVA
java_source Client <<'JAVA'
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

public class Client {
  public static void main(String[] arguments) throws Exception {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(
        URI.create("ws://127.0.0.1:" + arguments[0]), new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
          }
        }).join();
    if (arguments[1].equals("says")) {
      socket.sendText("hello", true).join();
      System.out.println("client hears " + closed.completeOnTimeout(0, 2, TimeUnit.SECONDS).join());
    } else {
      Thread.sleep(300);
    }
    socket.abort();
  }
}
JAVA

# try SERVER HEARD_FOR_NO_STATUS CALLS_WHEN_LEFT
try() {
  local at="127.0.0.1:$port"
  run_java Client "$port/threw" says > "$work/heard"
  expect "$1: threw" "onOpen onError onMessage" "$(curl -s "http://$at/calls" | sed 's/ onClose//')"
  expect "$1: no status" "client hears $2" "$(run_java Client "$port/status" says)"
  sleep 1
  curl -s "http://$at/calls" > "$work/heard"
  run_java Client "$port/left" leaves
  sleep 3
  expect "$1: left" "$3" "$(curl -s "http://$at/calls/open")"
  stop_server
}

start_payara Ends
wait_for "$log" 'Payara Micro .* ready'
try payara 1000 "onOpen, open 3 s later: true"
start_wildfly Ends
wait_for "$log" 'WFLYSRV002[56]'
try wildfly 1005 "onOpen onClose, open 3 s later: false"
