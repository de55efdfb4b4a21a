package dev.tocsin.benchmark.scrub;

import dev.tocsin.benchmark.scrub.Labelled.Value;
import dev.tocsin.share.scrub.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Texts as reports have them, with their labels. The same seed makes the same texts. */
final class LabelledTexts {

    private LabelledTexts() {}

    /** A template: text in which each value is written as it comes, with its label. */
    private static final class Draft {
        private final StringBuilder text = new StringBuilder();
        private final List<Value> going = new ArrayList<>();
        private final List<Value> staying = new ArrayList<>();

        Draft say(String words) {
            text.append(words);
            return this;
        }

        Draft gone(Kind kind, String value) {
            going.add(new Value(kind, value));
            text.append(value);
            return this;
        }

        Draft stays(Kind kind, String value) {
            staying.add(new Value(kind, value));
            text.append(value);
            return this;
        }
    }

    private static Draft t(String words) {
        return new Draft().say(words);
    }

    private static final List<Function<Invented, Draft>> TEMPLATES = List.of(
            // What is to go.
            v -> t("The message was opened by ")
                    .gone(Kind.EMAIL_ADDRESS, v.mail())
                    .say(" at 09:14."),
            v -> t("Recipients: ")
                    .gone(Kind.EMAIL_ADDRESS, v.mail())
                    .say(", ")
                    .gone(Kind.EMAIL_ADDRESS, v.mail())
                    .say("."),
            v -> t("For questions write to ").gone(Kind.EMAIL_ADDRESS, v.mail()).say("."),
            v -> t("Mailbox ")
                    .gone(Kind.EMAIL_ADDRESS, v.mail())
                    .say(" was used to send mail inside the organisation."),
            v -> t("Reported by ").gone(Kind.PERSON_NAME, v.person()).say(", who noticed the window."),
            v -> t("Our accountant ").gone(Kind.PERSON_NAME, v.person()).say(" entered the code."),
            v -> t("Dr. ").gone(Kind.PERSON_NAME, v.family()).say(" could not reach the records."),
            v -> t("The caller asked for ").gone(Kind.PERSON_NAME, v.person()).say(" and was put through."),
            v -> t("").gone(Kind.PERSON_NAME, v.person()).say(" clicked the link twice."),
            v -> t("Patients affected include ")
                    .gone(Kind.PERSON_NAME, v.person())
                    .say(" and ")
                    .gone(Kind.PERSON_NAME, v.person())
                    .say("."),
            v -> t("She can be reached at ").gone(Kind.PHONE_NUMBER, v.phone()).say(" until five."),
            v -> t("Contact the desk, tel. ").gone(Kind.PHONE_NUMBER, v.phone()).say("."),
            v -> t("Logged on as CLINIC\\").gone(Kind.ACCOUNT_NAME, v.account()).say(" shortly after."),
            v -> t("Payload in C:\\Users\\")
                    .gone(Kind.ACCOUNT_NAME, v.account())
                    .say("\\AppData\\Local\\Temp\\u.exe was started."),
            v -> t("ssh keys in /home/").gone(Kind.ACCOUNT_NAME, v.account()).say("/.ssh were read."),
            v -> t("The account ").gone(Kind.ACCOUNT_NAME, v.account()).say(" was locked."),
            v -> t("First seen on ").gone(Kind.HOST_NAME, v.host()).say(" and then everywhere."),
            v -> t("It spread from ").gone(Kind.HOST_NAME, v.host()).say(" by SMB."),
            v -> t("The infected machine was ")
                    .gone(Kind.NETWORK_ADDRESS, v.insideAddress())
                    .say("."),
            v -> t("Victim ").gone(Kind.NETWORK_ADDRESS, v.publicAddress()).say(" sent 4 GB."),
            v -> t("Laptop at ").gone(Kind.POSTAL_ADDRESS, v.street()).say(" was taken."),
            v -> t("The form holds the number ")
                    .gone(Kind.NATIONAL_ID, v.socialSecurity())
                    .say("."),
            v -> t("DNI ").gone(Kind.NATIONAL_ID, v.spanishId()).say(" figured in the dump."),
            v -> t("They charged ").gone(Kind.PAYMENT_CARD, v.card()).say(" twice."),
            v -> t("The salary went to ").gone(Kind.BANK_ACCOUNT, v.iban()).say("."),
            v -> t("Found in the script: ").gone(Kind.SECRET, v.secret()).say(" (still valid)."),
            v -> t("export API_KEY=").gone(Kind.SECRET, v.secret()).say("\n"),
            v -> t("The stealer had user admin, password: ")
                    .gone(Kind.SECRET, v.password())
                    .say("\n"),
            v -> t("ftp://backup:")
                    .gone(Kind.SECRET, v.password().replace("@", "a"))
                    .say("@files.example.net/dump"),
            v -> t("Authorization: Bearer ")
                    .gone(Kind.SECRET, "eyJ" + v.hash(30) + ".eyJ" + v.hash(40) + "." + v.hash(43)),
            // What is to stay, though it looks like something to go.
            v -> t("The phishing sender was ")
                    .stays(Kind.EMAIL_ADDRESS, v.badMail())
                    .say("."),
            v -> t("Mails came from ").stays(Kind.EMAIL_ADDRESS, v.badMail()).say(" with an archive."),
            v -> t("Domains were registered with ")
                    .stays(Kind.EMAIL_ADDRESS, v.badMail())
                    .say("."),
            v -> t("The attacker asked for answers to ")
                    .stays(Kind.EMAIL_ADDRESS, v.badMail())
                    .say("."),
            v -> t("Beacons go to ")
                    .stays(Kind.NETWORK_ADDRESS, v.publicAddress())
                    .say(" on port 8443."),
            v -> t("Scans were seen from ")
                    .stays(Kind.NETWORK_ADDRESS, v.publicAddress())
                    .say(" all night."),
            v -> t("C2: ").stays(Kind.NETWORK_ADDRESS, v.publicAddress()).say(", sinkholed since."),
            v -> t("Fixed in version ")
                    .stays(Kind.NETWORK_ADDRESS, "10." + v.number(1) + ".3.1")
                    .say(" of the agent."),
            v -> t("Build ")
                    .stays(Kind.PHONE_NUMBER, "202.555.1" + v.number(3) + ".7")
                    .say(" is affected."),
            v -> t("SHA-256 ")
                    .stays(Kind.SECRET, v.hash(64))
                    .say(" and MD5 ")
                    .stays(Kind.SECRET, v.hash(32))
                    .say("."),
            v -> t("Job ").stays(Kind.PAYMENT_CARD, "4" + v.number(17)).say(" failed."),
            v -> t("At epoch ").stays(Kind.PHONE_NUMBER, "17" + v.number(8)).say(" the run began."),
            v -> t("Ticket ")
                    .stays(Kind.NATIONAL_ID, "9" + v.number(2) + "-" + v.number(2) + "-" + v.number(4))
                    .say(" was opened."),
            v -> t("On ").stays(Kind.PHONE_NUMBER, "2026-11-0" + v.number(1) + " 10:15:30")
                    .say(" it stopped."),
            v -> t("").stays(
                            Kind.PERSON_NAME,
                            v.pick(
                                    "Charming Kitten",
                                    "Volt Typhoon",
                                    "Scattered Spider",
                                    "Fancy Bear",
                                    "Lazarus Group"))
                    .say(" used the tool."),
            v -> t("The ")
                    .stays(
                            Kind.PERSON_NAME,
                            v.pick(
                                    "Cobalt Strike",
                                    "Patch Tuesday",
                                    "Visual Studio",
                                    "Remote Desktop",
                                    "Active Directory"))
                    .say(" service was stopped."),
            v -> t("Run by ")
                    .stays(Kind.ACCOUNT_NAME, v.pick("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators"))
                    .say(" at start."),
            v -> t("Key ")
                    .stays(Kind.ACCOUNT_NAME, v.pick("HKLM\\Software\\Run", "HKCU\\Environment"))
                    .say(" was set."),
            v -> t("File C:\\Users\\")
                    .stays(Kind.ACCOUNT_NAME, v.pick("Public", "Default"))
                    .say("\\u.exe was dropped."),
            v -> t("The C2 host name was ")
                    .stays(Kind.HOST_NAME, "WIN-" + v.number(4) + "SRV")
                    .say("."),
            v -> t("The token ").stays(Kind.SECRET, "is stored in memory").say(" and the password is prompted for."),
            v -> t("See ")
                    .stays(Kind.SECRET, "https://" + v.badDomain() + "/a/" + v.hash(12))
                    .say(" for the page."),
            v -> t("It affects ")
                    .stays(Kind.POSTAL_ADDRESS, "365 Business Premium and 12 Main modules")
                    .say("."),
            v -> t("CVE-2026-")
                    .stays(Kind.PHONE_NUMBER, v.number(5))
                    .say(" and CVE-2025-")
                    .stays(Kind.NATIONAL_ID, v.number(5))
                    .say("."));

    /** How many templates there are. */
    static int templates() {
        return TEMPLATES.size();
    }

    /** So many texts of each template. */
    static List<Labelled> of(long seed, int each) {
        Invented values = new Invented(new Random(seed));
        List<Labelled> texts = new ArrayList<>();
        for (int template = 0; template < TEMPLATES.size(); template++) {
            for (int i = 0; i < each; i++) {
                Draft draft = TEMPLATES.get(template).apply(values);
                texts.add(new Labelled(
                        "template " + (template + 1),
                        draft.text.toString(),
                        List.copyOf(draft.going),
                        List.copyOf(draft.staying)));
            }
        }
        return texts;
    }
}
