#!/usr/bin/env bash
# A JAX-RS method takes a record from a JSON body, bound by the server (Jersey and RESTEasy, both with Yasson).
#
# One would guess: a body that is not that record is the client's fault, 400; numbers that do not fit are refused.
# What happens:    values of another type are 500 on both. A number beyond int wraps around, a fraction is cut off, and a number
#                  is taken for a string, all with 200. An empty body is 400 on Payara; on WildFly the method is called with
#                  null.
# What follows:    failures of binding are mapped to 400 by a mapper of our own; a body may be null, whatever the server; records
#                  that are bound hold text alone, and numbers of clients are read from the JSON by hand, where they are checked.
# Where:           the mapper of problems, the requests of the speech endpoints, the JSON of the wire.
#
# Output:
#   payara: another type: 500
#   payara: 3000000000: 200 size=-1294967296, name=null
#   payara: 7.9, and 5 for a string: 200 size=7, name=5
#   payara: empty: 400
#   ... the same for wildfly, but
#   wildfly: empty: 200 null
. "$(dirname "$0")/lib.sh"

war Bodies <<'JAVA'
package finding;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/")
public class Bodies extends Application {
  public record Order(int size, String name) {}

  @Path("order")
  public static class Orders {
    @POST
    @Consumes("application/json")
    @Produces("text/plain")
    public String order(Order order) {
      return order == null ? "null" : "size=" + order.size() + ", name=" + order.name();
    }
  }
}
JAVA

# The status of a body, and the answer if that is 200.
post() {
  local status
  status=$(curl -s -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' --data-binary "$1" \
    "http://127.0.0.1:$port/order")
  if [ "$status" = 200 ]; then echo "200 $(cat "$work/answer")"; else echo "$status"; fi
}

# The same for both servers, but for the empty body: try SERVER WITH_EMPTY
try() {
  expect "$1: another type" 500 "$(post '{"size":"x"}')"
  expect "$1: 3000000000" "200 size=-1294967296, name=null" "$(post '{"size":3000000000}')"
  expect "$1: 7.9, and 5 for a string" "200 size=7, name=5" "$(post '{"size":7.9,"name":5}')"
  expect "$1: empty" "$2" "$(post '')"
  stop_server
}

start_payara Bodies
wait_for "$log" 'Payara Micro .* ready'
try payara 400
start_wildfly Bodies
wait_for "$log" 'WFLYSRV002[56]'
try wildfly "200 null"
