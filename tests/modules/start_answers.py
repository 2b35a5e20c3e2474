"""What is right in the exercises of Start.Coop, and the slips that get an answer of their own."""

NUMBERS = {
    "start.core.buyout-plan": {"members": "750"},
    "start.core.idea-score": {"case": "3.85"},
    "start.feas.sample-size": {"households": "80", "shops": "38"},
    "start.feas.survey-tally": {"yes": "40", "perhaps": "35", "no": "25", "filled": "44.4"},
    "start.feas.demand": {"year": "360", "month": "30", "careful": "180"},
    "start.feas.startup-costs": {"things": "3,570", "total": "4,850", "own": "2,600", "shortfall": "2,250"},
    "start.feas.unit-cost": {"cost": "7.20", "left": "2.80", "part": "28"},
    "start.feas.break-even": {"units": "720", "each": "60", "revenue": "8,640", "later": "740", "later-each": "62"},
    "start.feas.working-capital": {"days": "50", "cash": "1,800"},
    "start.plan.production": {"sewing": "336", "finishing": "210", "week": "210"},
    "start.plan.cash-12": {"first": "3", "lowest": "-100", "month": "4", "more": "100", "end": "450"},
    "start.plan.member-contribution": {
        "each": "80.00",
        "together": "1,600",
        "percent": "33",
        "instalment": "20.00",
        "eighteen": "88.89",
    },
    "start.plan.loan-compare": {
        "a-interest": "270.00",
        "a-total": "2,520.00",
        "a-instalment": "210.00",
        "b-instalment": "199.91",
        "b-total": "2,398.92",
        "b-interest": "148.92",
    },
}
SLIPS = (
    ("start.core.idea-score", "case", "3.83"),
    ("start.feas.sample-size", "households", "40"),
    ("start.feas.sample-size", "shops", "37.5"),
    ("start.feas.survey-tally", "filled", "40"),
    ("start.feas.demand", "year", "720"),
    ("start.feas.startup-costs", "things", "3475"),
    ("start.feas.startup-costs", "shortfall", "970"),
    ("start.feas.unit-cost", "part", "38.9"),
    ("start.feas.break-even", "units", "150"),
    ("start.feas.break-even", "later-each", "61.67"),
    ("start.feas.working-capital", "days", "80"),
    ("start.plan.production", "week", "546"),
    ("start.plan.cash-12", "first", "4"),
    ("start.plan.cash-12", "lowest", "100"),
    ("start.plan.cash-12", "lowest", "-50"),
    ("start.plan.cash-12", "end", "550"),
    ("start.plan.member-contribution", "each", "75"),
    ("start.plan.member-contribution", "eighteen", "88.88"),
    ("start.plan.loan-compare", "a-interest", "22.50"),
    ("start.plan.loan-compare", "b-total", "2398.95"),
)

CHOSEN = {
    "start.plan.stress-test": {"less": "low-1330", "later": "low-900", "dearer": "low-455"},
    "start.setup.kind": {
        "carers": "worker",
        "printers": "shared-service",
        "families": "multi-stakeholder",
        "shop": "consumer",
        "nursery": "social",
        "riders": "worker",
    },
}
PICKED = {
    "start.core.criteria": ("sewing", "area", "bylaws", "orders"),
    "start.setup.spot-the-clause": ("votes", "chair", "sons", "by-shares"),
}
PAIRED = {
    "start.core.five-routes": {
        "own-name": "income",
        "children": "services",
        "rope": "pooled",
        "ledger": "training",
        "half": "say",
    },
    "start.core.need-to-idea": {
        "weight": "yard",
        "heat": "ice",
        "payment": "invoicing",
        "cutter": "machine",
        "contract": "agency",
    },
    "start.plan.sections": {
        "summary": "one-page",
        "members": "who-why",
        "product": "what-exactly",
        "market": "who-buys",
        "marketing": "hear-pay",
        "production": "how-where",
        "people": "who-decides",
        "money": "cost-earn",
        "risks": "what-if",
        "calendar": "when-whom",
    },
}
SORTED = {
    "start.feas.cost-sort": {
        "once": "machines registration wiring",
        "monthly": "rent insurance bookkeeper interest",
        "per-kilo": "soap water bags piecework",
    },
    "start.feas.swot": {
        "strength": "boats name",
        "weakness": "books ice-box",
        "opportunity": "road meals",
        "threat": "fuel trawler season cousin",
    },
    "start.plan.sources": {
        "equity": "shares reserves retained",
        "debt": "bank supplier member",
        "given": "start-up machine",
    },
    "start.setup.who-does-what": {
        "assembly": "bylaws elections accounts dissolve",
        "board": "appoint budget admit call",
        "manager": "hire records",
        "supervisory": "check report",
    },
}
ORDERED = {
    "start.core.buyout-plan": "committee books plan funds register contract",
    "start.feas.questions-first": "allowed wanted skill opening volume money",
    "start.setup.assembly-agenda": "welcome chair report bylaws join elect registration tasks minutes",
    "start.setup.registration": "ask name bylaws minutes capital plan file questions certificate bank",
}
OTHER_ORDERS = (
    ("start.core.buyout-plan", "books committee plan funds register contract", False),
    ("start.feas.questions-first", "wanted allowed skill opening volume money", True),
    ("start.feas.questions-first", "money allowed wanted skill opening volume", False),
    ("start.setup.assembly-agenda", "welcome chair report bylaws elect join tasks registration minutes", True),
    ("start.setup.assembly-agenda", "chair welcome report bylaws join elect registration tasks minutes", False),
    ("start.setup.assembly-agenda", "welcome chair report elect bylaws join registration tasks minutes", False),
    ("start.setup.assembly-agenda", "welcome report chair bylaws join elect registration tasks minutes", False),
    ("start.setup.assembly-agenda", "welcome chair report bylaws join elect registration minutes tasks", False),
    ("start.setup.registration", "ask bank name bylaws minutes capital plan file questions certificate", True),
    ("start.setup.registration", "ask name bylaws capital plan file minutes questions certificate bank", False),
    ("start.setup.registration", "name ask bylaws minutes capital plan file questions certificate bank", False),
    ("start.setup.registration", "ask name bylaws minutes capital plan certificate questions file bank", False),
)
