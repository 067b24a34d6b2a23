package org.jackfield;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.AdminSettings;
import org.jackfield.access.RateSettings;
import org.jackfield.node.DrainSettings;
import org.jackfield.node.LoadSettings;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionSettings;
import org.jackfield.speech.SpeechSettings;

/** Makes the beans that hold settings, each once and checked. */
@ApplicationScoped
public class SettingsWiring {

    @Produces
    @Singleton
    AccessSettings access(Config config) {
        return AccessSettings.from(config);
    }

    @Produces
    @Singleton
    SessionSettings sessions(Config config) {
        return SessionSettings.from(config);
    }

    @Produces
    @Singleton
    RelaySettings relays(Config config) {
        return RelaySettings.from(config);
    }

    @Produces
    @Singleton
    RateSettings rates(Config config) {
        return RateSettings.from(config);
    }

    @Produces
    @Singleton
    SpeechSettings speech(Config config) {
        return SpeechSettings.from(config);
    }

    @Produces
    @Singleton
    AdminSettings admin(Config config) {
        return AdminSettings.from(config);
    }

    @Produces
    @Singleton
    DrainSettings draining(Config config) {
        return DrainSettings.from(config);
    }

    @Produces
    @Singleton
    LoadSettings loads(Config config) {
        return LoadSettings.from(config);
    }
}
