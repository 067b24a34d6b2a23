#!/usr/bin/env bash
# A bucket of bucket4j is asked for more than it can ever hold, and is overdrawn.
#
# One would guess: what can never be had is an exception; what was taken too much and is given back is there again.
# What happens:    the wait for it is Long.MAX_VALUE nanoseconds: a Retry-After of 292 years, and added to "now" it lies in the
#                  past. consumeIgnoringRateLimits leaves a debt below zero; addTokens fills up to the capacity and drops the
#                  rest without a word, forceAddTokens goes beyond it. A refill faster than one token a nanosecond is refused.
# What follows:    a bucket is never asked for more than a burst, and a wait is capped before it is added to a time or told to a
#                  client.
# Where:           the pace of clients.
#
# Output:
#   bucket of 10, asked for 11: wait is Long.MAX_VALUE, now + wait is in the past: true
#   100 taken regardless: -90
#   1000 given back: 10
#   1000 forced: 1010
#   2 tokens a nanosecond: 2 token/nanosecond is not permitted refill rate, because highest supported rate is 1 token/nanosecond
. "$(dirname "$0")/lib.sh"

class_path_of com.bucket4j:bucket4j_jdk17-core:8.19.0
java_source Edges <<'JAVA'
import io.github.bucket4j.Bucket;
import java.time.Duration;

public class Edges {
  public static void main(String[] arguments) {
    Bucket bucket = bucket(10, Duration.ofHours(1));
    long wait = bucket.tryConsumeAndReturnRemaining(11).getNanosToWaitForRefill();
    long now = 1;
    System.out.println("bucket of 10, asked for 11: wait is " + (wait == Long.MAX_VALUE ? "Long.MAX_VALUE" : wait)
        + ", now + wait is in the past: " + (now + wait < now));
    bucket.consumeIgnoringRateLimits(100);
    System.out.println("100 taken regardless: " + bucket.getAvailableTokens());
    bucket.addTokens(1000);
    System.out.println("1000 given back: " + bucket.getAvailableTokens());
    bucket.forceAddTokens(1000);
    System.out.println("1000 forced: " + bucket.getAvailableTokens());
    try {
      bucket(2_000_000_000, Duration.ofSeconds(1));
    } catch (IllegalArgumentException e) {
      System.out.println("2 tokens a nanosecond: " + e.getMessage());
    }
  }

  private static Bucket bucket(long capacity, Duration period) {
    return Bucket.builder().addLimit(bandwidth -> bandwidth.capacity(capacity).refillGreedy(capacity, period)).build();
  }
}
JAVA

expect_output run_java Edges <<'EXPECTED'
bucket of 10, asked for 11: wait is Long.MAX_VALUE, now + wait is in the past: true
100 taken regardless: -90
1000 given back: 10
1000 forced: 1010
2 tokens a nanosecond: 2 token/nanosecond is not permitted refill rate, because highest supported rate is 1 token/nanosecond
EXPECTED
