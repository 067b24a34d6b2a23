package org.jackfield.node;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * What the last collection of any kind left of the heap.
 *
 * <p>It holds garbage that a young collection passes over; but a pool's own collection usage is not enough, because G1 brings
 * that of its old regions up to date in mixed and full collections alone, and those may come too late.
 */
final class HeapAfterGc {

    private static final String COLLECTORS = "java.lang:type=GarbageCollector,name=*";

    private HeapAfterGc() {}

    /** Bytes of the heap in use after it; -1 if there was none, or this JVM does not tell. */
    static long leftBytes() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            return server.queryNames(new ObjectName(COLLECTORS), null).stream()
                    .flatMap(name -> last(server, name).stream())
                    .max(Comparator.comparing(info -> (Long) info.get("endTime")))
                    .map(info -> heapBytes((TabularData) info.get("memoryUsageAfterGc")))
                    .orElse(-1L);
        } catch (JMException untold) {
            return -1;
        }
    }

    private static Optional<CompositeData> last(MBeanServer server, ObjectName collector) {
        try {
            return Optional.ofNullable(server.getAttribute(collector, "LastGcInfo"))
                    .map(CompositeData.class::cast);
        } catch (JMException untold) {
            return Optional.empty();
        }
    }

    private static long heapBytes(TabularData usages) {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        return usages.values().stream()
                .map(CompositeData.class::cast)
                .filter(usage -> heap.contains(usage.get("key").toString()))
                .mapToLong(usage -> (Long) ((CompositeData) usage.get("value")).get("used"))
                .sum();
    }
}
