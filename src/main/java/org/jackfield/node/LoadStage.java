package org.jackfield.node;

/** What a node refuses when it comes near its limits. Each stage includes those before it. */
public enum LoadStage {
    /** Nothing. */
    NORMAL(0),
    /** New sessions of guests. */
    NO_GUESTS(1),
    /** All new sessions. */
    NO_NEW(2),
    /** Sessions in which nothing happens, newest first. */
    SHEDDING(3);

    private final int level;

    LoadStage(int level) {
        this.level = level;
    }

    /** The number under which it is shown. */
    int level() {
        return level;
    }
}
