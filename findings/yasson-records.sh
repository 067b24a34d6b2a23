#!/usr/bin/env bash
# Records are written and read by Yasson, JSON binding of both servers.
#
# One would guess: a record's components are its JSON, and what was written can be read.
# What happens:    a method isX() or getX() that is no component is written too, under its whole name: "isOpen", where a class
#                  would have "open". A record with a second constructor is written but cannot be read. A creator that refuses
#                  its values is wrapped twice, so that its words are two causes deep.
# What follows:    records that go out as JSON have no such methods (or mark them @JsonbTransient), and those that come in have
#                  one constructor, factories beside it being harmless.
# Where:           envelopes and answers; what clients send is read by hand, without binding.
#
# Output:
#   record: {"isOpen":true,"name":"a"}
#   class: {"name":"a","open":true}
#   second constructor, written: {"size":1}
#   second constructor, read: Cannot create instance of a record: class Records$Range, Multiple constructors found.
#   refused value: JsonbException / InvocationTargetException / IllegalArgumentException: size
. "$(dirname "$0")/lib.sh"

class_path_of org.eclipse:yasson:3.0.4
java_source Records <<'JAVA'
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;

public class Records {
  public record Line(String name) {
    public boolean isOpen() {
      return true;
    }
  }

  public static class Bean {
    public String getName() {
      return "a";
    }

    public boolean isOpen() {
      return true;
    }
  }

  public record Range(int size) {
    public Range() {
      this(1);
    }
  }

  public record Positive(int size) {
    public Positive {
      if (size < 1) {
        throw new IllegalArgumentException("size");
      }
    }
  }

  public static void main(String[] arguments) {
    Jsonb json = JsonbBuilder.create();
    System.out.println("record: " + json.toJson(new Line("a")));
    System.out.println("class: " + json.toJson(new Bean()));
    System.out.println("second constructor, written: " + json.toJson(new Range()));
    try {
      json.fromJson("{\"size\":1}", Range.class);
    } catch (JsonbException e) {
      System.out.println("second constructor, read: " + e.getMessage());
    }
    try {
      json.fromJson("{\"size\":0}", Positive.class);
    } catch (JsonbException e) {
      Throwable first = e.getCause();
      System.out.println("refused value: " + e.getClass().getSimpleName() + " / " + first.getClass().getSimpleName() + " / "
          + first.getCause().getClass().getSimpleName() + ": " + first.getCause().getMessage());
    }
  }
}
JAVA

expect_output run_java Records <<'EXPECTED'
record: {"isOpen":true,"name":"a"}
class: {"name":"a","open":true}
second constructor, written: {"size":1}
second constructor, read: Cannot create instance of a record: class Records$Range, Multiple constructors found.
refused value: JsonbException / InvocationTargetException / IllegalArgumentException: size
EXPECTED
