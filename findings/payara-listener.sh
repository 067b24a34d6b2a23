#!/usr/bin/env bash
# Payara Micro is given a setting of its HTTP listener, before boot (preboot) or after (postboot).
#
# One would guess: the place makes no difference for a time-out of connections, both are there when the server is ready.
# What happens:    after boot the listener is stopped and started again for it, though it has served nobody yet: for a moment
#                  the port that was open is closed.
# What follows:    all settings of the listener are made before boot. What waits for the port to open, and then asks at once,
#                  otherwise finds it closed now and then; wait for an answer of the application.
# Where:           the server's settings, and the health check of a deployment.
#
# Output:
#   before boot: listener started 1 time
#   after boot: listener started 2 times
. "$(dirname "$0")/lib.sh"

war Nothing <<< 'class Nothing {}'
setting='set configs.config.server-config.network-config.protocols.protocol.http-listener.http.timeout-seconds=20'

# starts WHAT EXPECTED [OPTION...]
starts() {
  start_payara Nothing "${@:3}"
  wait_for "$log" 'Payara Micro .* ready'
  local times
  times=$(grep -c 'Network Listener http-listener started' "$log")
  expect "$1" "$2" "listener started $times time$([ "$times" = 1 ] || echo s)"
  stop_server
}

before_boot=$setting
starts "before boot" "listener started 1 time"
before_boot=
echo "$setting" > "$work/after"
starts "after boot" "listener started 2 times" --postbootcommandfile "$work/after"
