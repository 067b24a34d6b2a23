package org.jackfield.speech.plain;

import jakarta.ws.rs.core.Response;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** Makes the answer that tells a client why it gets no other. */
@FunctionalInterface
interface Refusing {

    Response of(End end, Details details);
}
