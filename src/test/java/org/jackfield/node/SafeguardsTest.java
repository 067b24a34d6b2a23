package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeguardsTest {

    private final Safeguards safeguards = new Safeguards();

    @Test
    void nothingIsKnownBeforeTheFirstSession() {
        assertEquals(List.of(), safeguards.missing());
    }

    @Test
    void theFirstSessionTells() {
        safeguards.checked(List.of("drop"));
        safeguards.checked(List.of());
        assertEquals(List.of("drop"), safeguards.missing());
    }
}
