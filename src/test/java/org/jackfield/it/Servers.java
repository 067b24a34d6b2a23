package org.jackfield.it;

/** Which server is under test; for what they do differently and no application can change. */
final class Servers {

    private Servers() {}

    static boolean isPayara() {
        return "payara".equals(System.getProperty("arquillian.launch"));
    }
}
