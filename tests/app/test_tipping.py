"""Tipping points on the Confidence page, by what they show."""

from streamlit.testing.v1 import AppTest


def test_the_sample_says_which_weight_tips_first_place(app: AppTest) -> None:
    running = app.switch_page("pages/confidence.py").run()
    running.session_state["panel"] = "Tipping points"
    running.run()
    assert not running.exception
    said = running.header[0].value.replace("\\", "").replace("\u2068", "").replace("\u2069", "").replace("\u202f", " ")
    assert said == "Nearest to tipping: Engineering cost above 33 % (now 20 %) puts “Ticket summaries” first."
    chosen = running.selectbox(
        key=next(str(one.key) for one in running.selectbox if str(one.key).startswith("make_first"))
    )
    chosen.select_index(1).run()
    assert not running.exception
