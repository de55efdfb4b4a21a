package dev.tocsin.hub.oidc;

import dev.tocsin.stix.Quoted;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an address for a small document: where it leads elsewhere nobody follows, and it has neither long nor much. */
final class Fetch {

    static final int MOST_BYTES = 256 << 10;

    private final Duration patience;

    /** @param patience for the whole answer */
    Fetch(Duration patience) {
        this.patience = patience;
    }

    /** @throws ProviderException if it is anything but the document, in time and of ordinary size */
    byte[] get(URI address) throws ProviderException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "application/json")
                .build();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new ProviderException(Quoted.of(address.toString()) + " answered " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new ProviderException(Quoted.of(address.toString()) + " took longer than " + patience, e);
        } catch (ExecutionException e) {
            throw new ProviderException(Quoted.of(address.toString()) + " could not be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException("interrupted", e);
        } finally {
            http.shutdownNow();
        }
    }
}
