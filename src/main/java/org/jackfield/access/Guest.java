package org.jackfield.access;

/** Somebody of whom nothing is known. */
public record Guest() implements Identity {

    @Override
    public String name() {
        return "guest";
    }

    @Override
    public boolean isGuest() {
        return true;
    }
}
