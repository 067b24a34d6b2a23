package org.jackfield.access;

/** Gives out the seats. It is asked last, when nothing else speaks against a client. */
@FunctionalInterface
public interface Seating {

    /** Takes a seat and grants it, or says which limit was reached. */
    Decision seat(String user, ClientAddress address);
}
