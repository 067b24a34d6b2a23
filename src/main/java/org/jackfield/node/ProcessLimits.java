package org.jackfield.node;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * The limits of this JVM and of its process.
 *
 * <p>Deliberate: what is only in {@code com.sun.management} is read by name over JMX, because not every server lets
 * deployments see that package. A limit that a JVM does not tell is left out.
 */
public final class ProcessLimits implements LoadReadings {

    private static final String SYSTEM = "java.lang:type=OperatingSystem";
    private static final String HOTSPOT = "com.sun.management:type=HotSpotDiagnostic";
    private static final long PERCENT = 100;

    @Override
    public Map<String, Integer> take() {
        Map<String, Integer> readings = new TreeMap<>();
        putHeap(readings);
        put(readings, "direct", directBytes(), maxDirectBytes());
        put(readings, "descriptors", attribute(SYSTEM, "OpenFileDescriptorCount"), maxDescriptors());
        return readings;
    }

    /** Of several limits of one name, the worst. */
    private static void put(Map<String, Integer> readings, String name, long used, long most) {
        if (used >= 0 && most > 0) {
            readings.merge(name, (int) Math.min(PERCENT, used * PERCENT / most), Math::max);
        }
    }

    @Override
    public void collect() {
        System.gc();
    }

    /** The longest that the heap may become. */
    public static long maxHeapBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /** Files and connections that the process may have open; 0 if that is not known. */
    public static long maxDescriptors() {
        return Math.max(0, attribute(SYSTEM, "MaxFileDescriptorCount"));
    }

    /** What the last collection left in the whole heap or, where that is not known, in each pool of old objects. */
    private static void putHeap(Map<String, Integer> readings) {
        long left = HeapAfterGc.leftBytes();
        if (left >= 0) {
            put(readings, "heap", left, maxHeapBytes());
            return;
        }
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage old = pool.getCollectionUsage();
            boolean young = pool.getName().matches(".*(Eden|Survivor|Nursery).*");
            if (pool.getType() == MemoryType.HEAP && old != null && !young) {
                put(readings, "heap", old.getUsed(), old.getMax() > 0 ? old.getMax() : maxHeapBytes());
            }
        }
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** The JVM takes the size of the heap where nothing is set. */
    private static long maxDirectBytes() {
        try {
            Object option = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(HOTSPOT), "getVMOption", new Object[] {"MaxDirectMemorySize"}, new String[] {
                        String.class.getName()
                    });
            long set = option instanceof CompositeData data ? Long.parseLong((String) data.get("value")) : 0;
            return set > 0 ? set : maxHeapBytes();
        } catch (JMException untold) {
            return maxHeapBytes();
        }
    }

    private static long attribute(String object, String name) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(object), name);
            return value instanceof Number number ? number.longValue() : -1;
        } catch (JMException untold) {
            return -1;
        }
    }
}
