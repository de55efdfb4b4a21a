package dev.tocsin.exercise.scenario;

import java.util.List;

/** A place on the internet, with a name and an address that are reserved for examples (RFC 2606, RFC 5737). */
record Site(String name, String address) {

    /** The programming interface of the company whose model is misused; also used honestly, by the dictation desk. */
    static final Site MODEL_API = new Site("api.modelworks.example", "192.0.2.80");

    static final Site CLOUD_BACKUP = new Site("vault.offsite-backup.example", "192.0.2.90");

    static final Site SYSTEM_UPDATES = new Site("updates.desktop-maker.example", "192.0.2.31");

    static final Site VIRUS_UPDATES = new Site("signatures.shield-maker.example", "192.0.2.32");

    /** Looks like the name that the intrusion uses, and is the hospital's own. */
    static final Site OWN_FORMS = new Site("patient-forms.larkspur.example", "192.0.2.41");

    /** What people at work look at. */
    static final List<Site> WEB = List.of(
            new Site("claims.county-insurer.example", "192.0.2.11"),
            new Site("guidelines.medical-society.example", "192.0.2.12"),
            new Site("lookup.drug-register.example", "192.0.2.13"),
            new Site("news.daily-lantern.example", "192.0.2.14"),
            new Site("weather.valley-forecast.example", "192.0.2.15"),
            new Site("mail.hosted-post.example", "192.0.2.16"),
            new Site("assets.fast-delivery.example", "192.0.2.17"),
            new Site("search.finder.example", "192.0.2.18"),
            OWN_FORMS);
}
