package org.jackfield.access;

import org.jackfield.problem.End;

/** Told of every client that is turned away before it has a session; nothing here may wait. */
@FunctionalInterface
public interface RefusalListener {

    void refused(End end);
}
