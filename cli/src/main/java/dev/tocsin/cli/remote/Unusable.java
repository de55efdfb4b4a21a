package dev.tocsin.cli.remote;

import dev.tocsin.stix.BundleElement.Position;
import java.util.Optional;

/** An element of a file that is no STIX object: its id, where it has one, its place, and why. */
record Unusable(String file, Optional<String> id, Position where, String why) {}
