#!/usr/bin/env bash
# Values of the environment, such as a generated secret, are read with MicroProfile Config on both servers.
#
# One would guess: a string arrives as it is, on both servers the same.
# What happens:    ${name} is an expression inside values of the environment too. If nothing has that name, Payara drops it from
#                  the value without a word, WildFly says that the whole value is missing; without the closing brace Payara
#                  cuts the rest off. An empty variable hides a value of a file on WildFly, on Payara it does not. In a list
#                  WildFly takes a backslash away, Payara leaves it.
# What follows:    a secret with "${" in it is written "\${" on both; "missing" is said with the key and this hint. To switch a
#                  default off, an empty variable is not enough.
# Where:           the wiring of settings; what operators are told about secrets.
#
# Output:
#   payara: [abef] [ab] [ab${cd}ef] [from file] [a\b]
#   wildfly: missing missing [ab${cd}ef] missing [ab]
. "$(dirname "$0")/lib.sh"

mkdir -p "$work/Values/WEB-INF/classes/META-INF"
echo 'value.empty=from file' > "$work/Values/WEB-INF/classes/META-INF/microprofile-config.properties"
war Values <<'JAVA'
package finding;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.Config;

@WebServlet("/values")
public class Values extends HttpServlet {
  @Inject private transient Config config;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String found = "";
    for (String name : List.of("expression", "open", "escaped", "empty")) {
      found += config.getOptionalValue("value." + name, String.class).map(v -> "[" + v + "] ").orElse("missing ");
    }
    response.getWriter().print(found + config.getOptionalValues("value.list", String.class).orElse(List.of()));
  }
}
JAVA

export VALUE_EXPRESSION='ab${cd}ef' VALUE_OPEN='ab${cd' VALUE_ESCAPED='ab\${cd}ef' VALUE_EMPTY='' VALUE_LIST='a\b'
start_payara Values
wait_for "$log" 'Payara Micro .* ready'
expect payara '[abef] [ab] [ab${cd}ef] [from file] [a\b]' "$(curl -s "http://127.0.0.1:$port/values")"
stop_server
start_wildfly Values
wait_for "$log" 'WFLYSRV002[56]'
expect wildfly 'missing missing [ab${cd}ef] missing [ab]' "$(curl -s "http://127.0.0.1:$port/values")"
stop_server
