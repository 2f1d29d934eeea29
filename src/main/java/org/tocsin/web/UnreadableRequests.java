package org.tocsin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.beans.PropertyEditorSupport;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What a client sends and nobody can read is the client's fault, which Spring knows in part. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableRequests {
  /** No part of what was sent can be used, or a form has no file where one belongs. */
  @ExceptionHandler
  void answer(MultipartException e, HttpServletResponse response) throws IOException {
    response.sendError(
        e instanceof MaxUploadSizeExceededException
            ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
            : HttpServletResponse.SC_BAD_REQUEST);
  }

  /**
   * PostgreSQL stores no NUL, so texts lose it. A field of a form that wants a number and holds
   * none is empty, so that the form comes back with a sentence instead of an error page.
   */
  @InitBinder
  void readWhatCanBeRead(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new Reading(text -> text.replace("\0", "")));
    if (binder.getTargetType() != null) {
      binder.registerCustomEditor(Integer.class, new Reading(UnreadableRequests::numberOrNull));
    }
  }

  private static @Nullable Integer numberOrNull(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static final class Reading extends PropertyEditorSupport {
    private final Function<String, @Nullable Object> read;

    Reading(Function<String, @Nullable Object> read) {
      this.read = read;
    }

    @Override
    public void setAsText(String text) {
      setValue(read.apply(text));
    }
  }
}
