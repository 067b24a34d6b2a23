#!/usr/bin/env bash
# An observer of jakarta.enterprise.event.Startup throws, because a setting makes no sense.
#
# One would guess: the server says that the deployment failed, and ends, or answers 404.
# What happens:    Both servers stay up. WildFly says so and answers 404. Payara Micro logs "was successfully deployed" before
#                  it runs the observer, then lists no application, calls itself "ready", and answers 500 everywhere.
# What follows:    Settings may be checked in such an observer; it keeps the application away on both. But neither the log line
#                  nor the process tells that it serves: ask an address of the application and take nothing but 200 for yes.
# Where:           the wiring that checks settings while the deployment starts; the readiness address for whoever deploys.
#
# Output:
#   payara: observer threw: yes
#   payara: log says "successfully deployed": yes
#   payara: log says "ready": yes
#   payara: answer: 500
#   payara: process is up: yes
#   wildfly: observer threw: yes
#   wildfly: log says "started (with errors)": yes
#   wildfly: answer: 404
#   wildfly: process is up: yes
. "$(dirname "$0")/lib.sh"

war checked <<'JAVA'
package finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

class Application {
  @ApplicationScoped
  public static class Settings {
    void check(@Observes Startup event) {
      throw new IllegalStateException("a setting makes no sense");
    }
  }

  @WebServlet("/hello")
  public static class Hello extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getWriter().print("hello");
    }
  }
}
JAVA

answer() { curl -s -o "$work/answer" -w '%{http_code}' "http://127.0.0.1:$port/hello"; }

start_payara checked
wait_for "$log" 'Payara Micro .* ready'
expect "payara: observer threw" yes "$(logged 'IllegalStateException: a setting makes no sense')"
expect 'payara: log says "successfully deployed"' yes "$(logged 'checked was successfully deployed')"
expect 'payara: log says "ready"' yes "$(logged 'Payara Micro .* ready in')"
expect "payara: answer" 500 "$(answer)"
expect "payara: process is up" yes "$(up)"
stop_server

start_wildfly checked
wait_for "$log" 'WFLYSRV002[56]'
expect "wildfly: observer threw" yes "$(logged 'IllegalStateException: a setting makes no sense')"
expect 'wildfly: log says "started (with errors)"' yes "$(logged 'WFLYSRV0026: .* started \(with errors\)')"
expect "wildfly: answer" 404 "$(answer)"
expect "wildfly: process is up" yes "$(up)"
stop_server
