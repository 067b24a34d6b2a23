#!/usr/bin/env bash
# AIMDLimit of Netflix's concurrency-limits is asked how much may be in flight.
#
# One would guess: it starts where it is told to, and rises with each success up to what is asked of it.
# What happens:    initialLimit(10) is 10 until the first call ends, then 20, for that is the least unless minLimit says
#                  otherwise. It rises only if at least half of it is in flight, so that a quiet node never learns that it may
#                  do more; and it never goes beyond 200 unless maxLimit says otherwise.
# What follows:    all three are given, and the limit starts where a node should be able to be at once after a restart.
# Where:           the guard around dials; its settings for the least and the most dials at a time.
#
# Output:
#   initialLimit(10): 10, after one call: 20
#   limit 10, 50 successes with 4 in flight: 10
#   limit 10, 50 successes with 5 in flight: 11
#   100000 successes with 1000 in flight: 200
. "$(dirname "$0")/lib.sh"

class_path_of com.netflix.concurrency-limits:concurrency-limits-core:0.5.4
java_source AtRest <<'JAVA'
import com.netflix.concurrency.limits.limit.AIMDLimit;

public class AtRest {
  public static void main(String[] arguments) {
    AIMDLimit told = AIMDLimit.newBuilder().initialLimit(10).build();
    System.out.println("initialLimit(10): " + told.getLimit() + ", after one call: " + after(told, 1, 1));
    AIMDLimit limit = AIMDLimit.newBuilder().initialLimit(10).minLimit(1).build();
    System.out.println("limit 10, 50 successes with 4 in flight: " + after(limit, 50, 4));
    System.out.println("limit 10, 50 successes with 5 in flight: " + after(limit, 50, 5));
    System.out.println("100000 successes with 1000 in flight: " + after(limit, 100_000, 1000));
  }

  private static int after(AIMDLimit limit, int successes, int inFlight) {
    for (int i = 0; i < successes; i++) {
      limit.onSample(0, 1_000_000, inFlight, false);
    }
    return limit.getLimit();
  }
}
JAVA

expect_output run_java AtRest <<'EXPECTED'
initialLimit(10): 10, after one call: 20
limit 10, 50 successes with 4 in flight: 10
limit 10, 50 successes with 5 in flight: 11
100000 successes with 1000 in flight: 200
EXPECTED
