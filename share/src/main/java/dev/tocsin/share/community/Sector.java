package dev.tocsin.share.community;

import java.util.Locale;

/**
 * What an organisation keeps going, in the words of EU Directive 2022/2555 (annexes I and II), made short, and a few that
 * it leaves out. There is no free text: a sector is what members are found and addressed by, and a word that one member
 * uses alone would tell who it is.
 */
public enum Sector {
    ENERGY,
    TRANSPORT,
    BANKING,
    FINANCIAL_MARKETS,
    HEALTH,
    WATER,
    WASTE_WATER,
    DIGITAL_INFRASTRUCTURE,
    ICT_SERVICES,
    PUBLIC_ADMINISTRATION,
    SPACE,
    POST,
    WASTE,
    CHEMICALS,
    FOOD,
    MANUFACTURING,
    DIGITAL_PROVIDERS,
    RESEARCH,
    EDUCATION,
    EMERGENCY_SERVICES,
    DEFENCE,
    ARTIFICIAL_INTELLIGENCE;

    /** The sector as people write it: {@code waste-water}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
