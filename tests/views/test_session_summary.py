from coopkit.views.session_summary import longest_text


def test_the_best_sentence_is_the_longest_text_of_at_least_three_words() -> None:
    assert longest_text(["yes", " We buy fruit together ", "We share"]) == "We buy fruit together"
    assert longest_text(["Pneumonoultramicroscopic", "two words", ""]) == ""
