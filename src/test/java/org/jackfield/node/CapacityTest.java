package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void theSettingsDecideOnAnOrdinaryMachine() {
        assertEquals(new Capacity(2000, "settings"), Capacity.of(2000, 512 * MEGABYTE, 65_536));
    }

    @Test
    void aSmallHeapTakesFewer() {
        assertEquals(new Capacity(307, "memory"), Capacity.of(2000, 64 * MEGABYTE, 65_536));
    }

    @Test
    void eachSessionNeedsTwoDescriptorsBesideThoseOfTheServer() {
        assertEquals(new Capacity(262, "descriptors"), Capacity.of(2000, 512 * MEGABYTE, 1024));
        assertEquals(new Capacity(1, "descriptors"), Capacity.of(2000, 512 * MEGABYTE, 100));
    }

    @Test
    void anUnknownNumberOfDescriptorsBoundsNothing() {
        assertEquals(new Capacity(2000, "settings"), Capacity.of(2000, 512 * MEGABYTE, 0));
    }
}
