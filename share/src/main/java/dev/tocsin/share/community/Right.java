package dev.tocsin.share.community;

/** What an admission allows; neither right includes the other. */
public enum Right {
    /** To see what the channel holds. */
    READ,
    /** To add to it. A member with this right alone learns nothing of what others shared. */
    CONTRIBUTE
}
