# Sourced by every script here: a temporary folder, pinned packages, servers on free loopback ports, and an end that leaves
# nothing behind.
set -euo pipefail

payara=6.2025.10
wildfly=39.0.1.Final
findings=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
started=()
listeners=configs.config.server-config.network-config.network-listeners.network-listener.http-listener

finish() {
  local result=$? process
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  for process in "${started[@]}"; do wait "$process" 2>/dev/null || true; done
  rm -rf "$work"
  if [ "$result" = 0 ]; then echo "as described"; else echo "NOT as described (or it could not run): $result"; fi
}
trap finish EXIT

# Prints what was seen and fails if it is not what was expected: expect WHAT EXPECTED SEEN
expect() {
  echo "$1: $3"
  [ "$2" = "$3" ] || { echo "  expected: $2"; exit 1; }
}

# Calls a goal of Maven's dependency plugin, says nothing unless it fails.
maven() {
  (cd "$work" && mvn -q -B "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:$1" "${@:2}" > maven.log 2>&1) ||
    { cat "$work/maven.log"; exit 1; }
}

# Sets class_path to the given artifacts and what they need: class_path_of GROUP:ARTIFACT:VERSION...
class_path_of() {
  local at artifact
  mkdir -p "$work/pom"
  {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>findings</groupId><artifactId>finding</artifactId><version>1</version><dependencies>'
    for at in "$@"; do
      IFS=: read -r -a artifact <<< "$at"
      echo "<dependency><groupId>${artifact[0]}</groupId><artifactId>${artifact[1]}</artifactId>"
      echo "<version>${artifact[2]}</version></dependency>"
    done
    echo '</dependencies></project>'
  } > "$work/pom/pom.xml"
  maven build-classpath -f "$work/pom/pom.xml" -Dmdep.outputFile="$work/class-path"
  class_path=$(cat "$work/class-path")
  echo "with $*"
}

# Compiles the Java source given as standard input, with Raw beside it: java_source NAME
java_source() {
  mkdir -p "$work/classes"
  cat > "$work/$1.java"
  javac -proc:none -d "$work/classes" ${class_path:+-cp "$class_path"} "$findings/Raw.java" "$work/$1.java"
}

# Runs it on class_path, its log aside: run_java NAME [ARGUMENT...]
run_java() {
  timeout 80 java -cp "$work/classes${class_path:+:$class_path}" "$@" 2> "$work/$1.log" || { cat "$work/$1.log"; exit 1; }
}

# Prints what a command prints, and fails if that is not the text given as standard input: expect_output COMMAND...
expect_output() {
  "$@" > "$work/seen"
  cat "$work/seen"
  diff - "$work/seen" > "$work/difference" || { echo "  expected (<) and seen (>):"; cat "$work/difference"; exit 1; }
}

free_port() { 
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# Builds a WAR of the Java source given as standard input: war NAME
war() {
  [ -n "${class_path:-}" ] || class_path_of jakarta.platform:jakarta.jakartaee-api:10.0.0 \
    org.eclipse.microprofile.config:microprofile-config-api:3.1 > /dev/null
  mkdir -p "$work/$1/WEB-INF/classes"
  cat > "$work/$1.java"
  javac -proc:none --release 17 -cp "$class_path" -d "$work/$1/WEB-INF/classes" "$work/$1.java"
  echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" bean-discovery-mode="all" version="4.0"/>' \
    > "$work/$1/WEB-INF/beans.xml"
  jar cf "$work/$1.war" -C "$work/$1" .
}

# Waits for words in a log: wait_for LOG WORDS
wait_for() {
  local n
  for n in $(seq 400); do
    if grep -qE "$2" "$1" 2> /dev/null; then return; fi
    sleep 0.2
  done
  tail -20 "$1"; echo "never seen: $2"; exit 1
}

# Starts Payara Micro with a WAR on $port, its log is $log, $before_boot may hold a command: start_payara NAME [OPTION...]
start_payara() {
  [ -f "$work/payara-micro-$payara.jar" ] || maven copy -Dartifact="fish.payara.extras:payara-micro:$payara" -DoutputDirectory="$work"
  port=$(free_port); log="$work/payara-$1.log"
  printf '%s\n' "set $listeners.address=127.0.0.1" "${before_boot:-}" > "$work/before-boot"
  java -Xmx512m -jar "$work/payara-micro-$payara.jar" --noHazelcast --port "$port" --contextroot / \
    --prebootcommandfile "$work/before-boot" --deploy "$work/$1.war" "${@:2}" > "$log" 2>&1 &
  server=$!; started+=("$server")
}

# The same with WildFly: start_wildfly NAME
start_wildfly() {
  [ -d "$work/wildfly-$wildfly" ] || maven unpack -Dartifact="org.wildfly:wildfly-dist:$wildfly:zip" -DoutputDirectory="$work"
  local home="$work/wildfly-$wildfly" base="$work/wildfly-$1"
  cp -r "$home/standalone" "$base"
  cp "$work/$1.war" "$base/deployments/ROOT.war"
  port=$(free_port); log="$work/wildfly-$1.log"
  LAUNCH_JBOSS_IN_BACKGROUND=true JAVA_OPTS="-Xmx512m -Djava.net.preferIPv4Stack=true" "$home/bin/standalone.sh" \
    -c standalone-microprofile.xml -b 127.0.0.1 -Djboss.server.base.dir="$base" -Djboss.http.port="$port" \
    -Djboss.https.port="$(free_port)" -Djboss.management.http.port="$(free_port)" > "$log" 2>&1 &
  server=$!; started+=("$server")
}

stop_server() {
  kill "$server"; wait "$server" 2> /dev/null || true
}

# Whether words are in the log of the server started last, and whether that still runs.
logged() { if grep -qE "$1" "$log"; then echo yes; else echo no; fi; }
up() { if kill -0 "$server" 2> /dev/null; then echo yes; else echo no; fi; }
