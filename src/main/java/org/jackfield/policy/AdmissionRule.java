package org.jackfield.policy;

/** One condition for opening a session. Rules are asked in the order of the list that {@link Admission} was given. */
@FunctionalInterface
public interface AdmissionRule {
    Decision decide(AccessRequest request);
}
