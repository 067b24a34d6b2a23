package org.jackfield.container.reflect;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** With a stand-in that has the field of Payara's request. */
class ReusedRequestTest {

    @SuppressWarnings("unused")
    private static final class Containers {
        private boolean afterService = true;
    }

    @Test
    void whatTheRequestBeforeLeftIsForgotten() {
        Containers request = new Containers();
        ReusedRequest.begin(request);
        assertFalse(request.afterService);
    }

    @Test
    void anotherServersRequestIsLeftAlone() {
        ReusedRequest.begin(new Object());
    }
}
