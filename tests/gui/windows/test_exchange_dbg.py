from tests.gui.windows.test_exchange_standing import *
def test_a(qtbot, application, closed):
    application.enter(reopened(closed)); print("A", application._standing.standing, window_of(application).findChildren(StandingBar), bar_of(application))
def test_b(qtbot, application, closed):
    application.enter(reopened(closed)); w=window_of(application); print("B", application._standing.standing, w.findChildren(StandingBar), [(b.isVisible(), b.isHidden(), w.isVisible()) for b in w.findChildren(StandingBar)])
