package dev.tocsin.cli.validate;

import dev.tocsin.stix.validate.ContentValidator.Summary;
import dev.tocsin.stix.validate.Problem;

/** How the problems of one file are told. */
interface ProblemOutput {

    void problem(Problem problem);

    void end(Summary summary);
}
