#!/usr/bin/env bash
# A circuit breaker of resilience4j is half open, and the one call that may try ends in a way that nobody reports.
#
# One would guess: the permission comes back after a while, as the breaker opened by time too.
# What happens:    it does not: all further calls are refused for ever, since maxWaitDurationInHalfOpenState is 0 by default,
#                  and 0 means no limit. releasePermission gives it back, and so does an exception that is ignored; neither
#                  counts. And getState says OPEN until somebody asks for permission, however long ago the wait was over.
# What follows:    each permission ends in exactly one of onSuccess, onError, releasePermission, whatever becomes of the dial,
#                  and the state is shown to operators as "open, may try" when its time is over.
# Where:           the guard around dials.
#
# Output:
#   open; the wait is over: OPEN
#   first asks: true, HALF_OPEN
#   second asks: false
#   second asks a second later: false
#   released, asks: true
#   ended by an ignored exception, asks: true, HALF_OPEN
#   ended by success: CLOSED
. "$(dirname "$0")/lib.sh"

class_path_of io.github.resilience4j:resilience4j-circuitbreaker:2.4.0
java_source HalfOpen <<'JAVA'
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

public class HalfOpen {
  public static void main(String[] arguments) throws Exception {
    CircuitBreaker breaker = CircuitBreaker.of(
        "upstream",
        CircuitBreakerConfig.custom()
            .slidingWindowSize(2)
            .minimumNumberOfCalls(2)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitDurationInOpenState(Duration.ofMillis(100))
            .ignoreExceptions(IllegalArgumentException.class)
            .build());
    breaker.onError(1, TimeUnit.MILLISECONDS, new IOException());
    breaker.onError(1, TimeUnit.MILLISECONDS, new IOException());
    Thread.sleep(200);
    System.out.println("open; the wait is over: " + breaker.getState());
    System.out.println("first asks: " + breaker.tryAcquirePermission() + ", " + breaker.getState());
    System.out.println("second asks: " + breaker.tryAcquirePermission());
    Thread.sleep(1000);
    System.out.println("second asks a second later: " + breaker.tryAcquirePermission());
    breaker.releasePermission();
    System.out.println("released, asks: " + breaker.tryAcquirePermission());
    breaker.onError(1, TimeUnit.MILLISECONDS, new IllegalArgumentException());
    System.out.println(
        "ended by an ignored exception, asks: " + breaker.tryAcquirePermission() + ", " + breaker.getState());
    breaker.onSuccess(1, TimeUnit.MILLISECONDS);
    System.out.println("ended by success: " + breaker.getState());
  }
}
JAVA

expect_output run_java HalfOpen <<'EXPECTED'
open; the wait is over: OPEN
first asks: true, HALF_OPEN
second asks: false
second asks a second later: false
released, asks: true
ended by an ignored exception, asks: true, HALF_OPEN
ended by success: CLOSED
EXPECTED
