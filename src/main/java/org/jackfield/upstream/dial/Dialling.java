package org.jackfield.upstream.dial;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The executor whose threads may wait for an upstream or for a look-up of its name. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Dialling {

    /** How many tasks run at a time; more wait for a thread. */
    int THREADS = 64;
}
