package dev.tocsin.exercise.scenario;

import java.time.Instant;

/**
 * One thing that the intruder does.
 *
 * @param what it, in words
 * @param computer the address of the computer it is done from
 * @param at when it begins
 * @param foundBy the name of the indicator in the report that must find it
 */
public record Act(String what, String computer, Instant at, String foundBy) {}
