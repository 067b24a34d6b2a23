package org.jackfield.it;

import java.io.File;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with settings in a jar beside its own, whose defaults they outweigh. */
final class Wars {

    private static final String PROPERTIES = "META-INF/microprofile-config.properties";

    private Wars() {}

    static WebArchive with(Map<String, String> settings) {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining("", "config_ordinal=200\n", ""));
        JavaArchive jar =
                ShrinkWrap.create(JavaArchive.class, "settings.jar").addAsResource(new StringAsset(lines), PROPERTIES);
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("jackfield.war")))
                .addAsLibraries(jar);
    }
}
