#!/usr/bin/env bash
# A request is held (startAsync) until something is known, and then dispatched to its servlet again. The servlet calls a
# request-scoped bean, or upgrades the connection (HttpServletRequest.upgrade).
#
# One would guess: what works in the first dispatch works in the second.
# What happens:    On Payara Micro a held request has no request context: the bean cannot be called. And it cannot be upgraded:
#                  upgrading suspends the response, which being held has done already. On WildFly both work.
# What follows:    Activate the request context for a second dispatch. Do not hold an upgrade for an answer that takes time:
#                  ask the client to come again, or judge it behind the upgrade.
# Where:           the check of identities before the gate; its authenticators may answer later, upgrades do not wait for them.
#
# Output:
#   payara: a bean, directly: 200
#   payara: an upgrade, directly: 101
#   payara: a bean, held: 500 ContextNotActiveException
#   payara: an upgrade, held: 500 IllegalStateException
#   wildfly: a bean, directly: 200
#   wildfly: an upgrade, directly: 101
#   wildfly: a bean, held: 200
#   wildfly: an upgrade, held: 101
. "$(dirname "$0")/lib.sh"

war held <<'JAVA'
package finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;

class Application {
  @RequestScoped
  public static class Greeter {
    public String greet() {
      return "hello";
    }
  }

  public static class Line implements HttpUpgradeHandler {
    @Override
    public void init(WebConnection connection) {
      try {
        connection.close();
      } catch (Exception closed) {
        // It is over either way.
      }
    }

    @Override
    public void destroy() {}
  }

  @WebServlet(urlPatterns = {"/held/*", "/direct/*"}, asyncSupported = true)
  public static class Held extends HttpServlet {
    @Inject
    Greeter greeter;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      if (request.getServletPath().equals("/held") && request.getDispatcherType() == DispatcherType.REQUEST) {
        AsyncContext held = request.startAsync();
        new Thread(held::dispatch).start();
        return;
      }
      try {
        if (request.getPathInfo().equals("/bean")) {
          response.getWriter().print(greeter.greet());
        } else {
          response.setStatus(101);
          response.setHeader("Connection", "Upgrade");
          response.setHeader("Upgrade", "line");
          request.upgrade(Line.class);
        }
      } catch (Exception failure) {
        response.setStatus(500);
        response.setHeader("X-Failure", failure.getClass().getSimpleName());
      }
    }
  }
}
JAVA

# Status and failure: answer PATH
answer() {
  curl -s --http1.1 --max-time 5 -o /dev/null -D "$work/head" -H 'Connection: Upgrade' -H 'Upgrade: line' \
    "http://127.0.0.1:$port$1" || true
  tr -d '\r' < "$work/head" | awk 'NR == 1 { printf "%s", $2 } tolower($1) == "x-failure:" { printf " %s", $2 }'
}

start_payara held
wait_for "$log" 'Payara Micro .* ready'
expect "payara: a bean, directly" "200" "$(answer /direct/bean)"
expect "payara: an upgrade, directly" "101" "$(answer /direct/line)"
expect "payara: a bean, held" "500 ContextNotActiveException" "$(answer /held/bean)"
expect "payara: an upgrade, held" "500 IllegalStateException" "$(answer /held/line)"
stop_server

start_wildfly held
wait_for "$log" 'WFLYSRV0025'
expect "wildfly: a bean, directly" "200" "$(answer /direct/bean)"
expect "wildfly: an upgrade, directly" "101" "$(answer /direct/line)"
expect "wildfly: a bean, held" "200" "$(answer /held/bean)"
expect "wildfly: an upgrade, held" "101" "$(answer /held/line)"
stop_server
