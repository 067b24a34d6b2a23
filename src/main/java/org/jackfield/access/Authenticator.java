package org.jackfield.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.problem.End;

/**
 * Finds out who asks, by one kind of credential. Each is a bean.
 *
 * <p>It is called on a thread of the container and must not wait there: an authenticator that has to ask somebody does so on
 * threads of its own and completes its stage later, on any thread. A plain request is held until then, without a thread. An
 * upgrade cannot be held, which Payara does not allow: its client gets 503 and is asked to come again, so an authenticator
 * keeps for a while what it has found out.
 */
@FunctionalInterface
public interface Authenticator {

    /** What came of it. */
    sealed interface Outcome {

        /** The request shows who asks. */
        record Identified(Identity identity) implements Outcome {}

        /** The request brings no credential of this kind; others are asked. */
        record NoCredential() implements Outcome {}

        /**
         * The credential does not hold; nobody else is asked.
         *
         * @param end says why, without data of the credential
         */
        record Rejected(End end) implements Outcome {}

        /** This outcome, known already. */
        default CompletionStage<Outcome> now() {
            return CompletableFuture.completedStage(this);
        }
    }

    CompletionStage<Outcome> authenticate(AccessRequest request);
}
