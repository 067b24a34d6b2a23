#!/usr/bin/env bash
# ArchUnit is told that no class of "lower" may depend on "upper", and a class of "lower" uses three things of "upper".
#
# One would guess: each use is a violation.
# What happens:    a constant (static final, of a primitive type or String) is copied by the compiler and leaves no trace; so
#                  does an annotation with source retention. Both pass. The same constant, wrapped in Integer, is found.
# What follows:    a rule about layers does not hold for constants; where it must, the sources are searched as well. And a class
#                  that was compiled before the constant changed keeps the old value until it is compiled again.
# Where:           the test of the architecture, and the one of the sources beside it.
#
# Output (int constant, annotation with source retention, Integer constant):
#   Constant: 0 violations
#   Annotated: 0 violations
#   Boxed: 1 violations
. "$(dirname "$0")/lib.sh"

class_path_of com.tngtech.archunit:archunit:1.4.1 org.slf4j:slf4j-nop:2.0.20
mkdir -p "$work/classes" "$work/source"
cat > "$work/source/Limits.java" <<'JAVA'
package upper;

public class Limits {
  public static final int MOST = 5;
  public static final Integer BOXED = 5;
}
JAVA
cat > "$work/source/Note.java" <<'JAVA'
package upper;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Retention(RetentionPolicy.SOURCE)
public @interface Note {}
JAVA
cat > "$work/source/Constant.java" <<'JAVA'
package lower;

public class Constant {
  int most() {
    return upper.Limits.MOST;
  }
}
JAVA
cat > "$work/source/Annotated.java" <<'JAVA'
package lower;

@upper.Note
public class Annotated {}
JAVA
cat > "$work/source/Boxed.java" <<'JAVA'
package lower;

public class Boxed {
  Object most() {
    return upper.Limits.BOXED;
  }
}
JAVA
javac -d "$work/classes" "$work"/source/*.java

java_source Rule <<'JAVA'
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;

public class Rule {
  public static void main(String[] arguments) {
    var classes = new ClassFileImporter().importPackages("lower", "upper");
    for (String name : new String[] {"Constant", "Annotated", "Boxed"}) {
      int violations = noClasses().that().haveFullyQualifiedName("lower." + name)
          .should().dependOnClassesThat().resideInAPackage("upper")
          .evaluate(classes).getFailureReport().getDetails().size();
      System.out.println(name + ": " + violations + " violations");
    }
  }
}
JAVA

expect_output run_java Rule <<'EXPECTED'
Constant: 0 violations
Annotated: 0 violations
Boxed: 1 violations
EXPECTED
