package org.jackfield.access;

/** Gives out the slots. It is asked last, when nothing else speaks against a client. */
@FunctionalInterface
public interface Slots {

    /** Takes a slot and grants it, or says which limit was reached. */
    Decision slot(String user, ClientAddress address);
}
