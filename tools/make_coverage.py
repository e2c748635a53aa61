#!/usr/bin/env python3
"""usage: make_coverage.py COUNT [--seed N]

Writes COUNT synthetic news articles as JSON lines (url, title, text, published, outlet), made from templates of our own: for tests
of scale, not of quality. Happenings follow one another over some years, the more of them the more articles there are; each
is told by one to some dozen outlets with the same people, places, numbers and quotations, by some of them in other words, a day
late, or with another number. One article in ten is a copy of an earlier one: whole, cut or slightly revised. The same
arguments give the same bytes."""
import argparse
import datetime
import json
import random
import sys

FIRST_DAY = datetime.date(2015, 1, 1)
ARTICLES_A_DAY = 60
COPY_SHARE = 0.1

STATES = [("Armenia", "Armenian", "Yerevan"), ("Bolivia", "Bolivian", "La Paz"), ("Chad", "Chadian", "N'Djamena"), ("Ecuador", "Ecuadorian", "Quito"),
          ("Finland", "Finnish", "Helsinki"), ("Georgia", "Georgian", "Tbilisi"), ("Ghana", "Ghanaian", "Accra"), ("Jordan", "Jordanian", "Amman"),
          ("Kenya", "Kenyan", "Nairobi"), ("Laos", "Laotian", "Vientiane"), ("Morocco", "Moroccan", "Rabat"), ("Nepal", "Nepalese", "Kathmandu"),
          ("Norway", "Norwegian", "Oslo"), ("Peru", "Peruvian", "Lima"), ("Senegal", "Senegalese", "Dakar"), ("Serbia", "Serbian", "Belgrade"),
          ("Tunisia", "Tunisian", "Tunis"), ("Uruguay", "Uruguayan", "Montevideo"), ("Vietnam", "Vietnamese", "Hanoi"), ("Zambia", "Zambian", "Lusaka")]
GIVEN = ["Anna", "Boris", "Carla", "Daniel", "Elena", "Farid", "Grace", "Hassan", "Irina", "Jonas", "Karim", "Laura", "Martin", "Nadia",
         "Oscar", "Paula", "Rafael", "Sara", "Tomas", "Vera", "Walter", "Yusuf"]
STARTS = ["Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Kar", "Lom", "Mar", "Nor", "Pel", "Ras", "Sol", "Tar", "Vel", "Zan"]
MIDDLES = ["", "a", "e", "in", "o", "ul", "an", "er"]
ENDS = ["dez", "nik", "son", "ti", "rov", "mann", "ska", "ley", "ba", "quist", "moto", "lis"]
TOWNS = ["burg", "ton", "ovo", "mar", "field", "haven", "pur", "abad", "stad", "polis"]
OUTLETS = [f"{name} {kind}" for name in ("Harbour", "Northern", "Eastern", "Capital", "Valley", "Meridian", "Union", "Coastal")
           for kind in ("Gazette", "Wire", "Courier", "Tribune", "Observer")]
OFFICES = ["foreign minister", "defence minister", "president", "prime minister", "spokesman", "envoy"]

KINDS = {
    "talks": {
        "title": ["{A} and {B} hold talks in {town}", "{town} talks bring {A} and {B} together", "{A}, {B} meet over {matter}"],
        "lead": ["{A} and {B} held talks in {town} on {weekday} over {matter}, the first in {n} months.",
                 "Delegations of {A} and {B} met in {town} on {weekday} to discuss {matter}.",
                 "The {a} and {b} governments sent {n} negotiators to {town} on {weekday}, where {matter} was discussed."],
        "quotes": ["We will not sign anything before {B} withdraws its troops from {town}", "We are ready to talk if the other side keeps its word on {matter}",
                   "The door remains open, and {B} knows where to find us", "There can be no agreement on {matter} without guarantees"],
        "more": ["The talks lasted {n} hours and ended without a joint statement.", "A further round is planned for {month}.",
                 "Both sides agreed to exchange {n} prisoners.", "{B} has demanded {n} million dollars in compensation."]},
    "attack": {
        "title": ["{n} killed in attack near {town}", "Attack near {town} kills {n}", "{A}: bombing in {town} leaves {n} dead"],
        "lead": ["At least {n} people were killed on {weekday} when gunmen attacked a convoy near {town} in {A}.",
                 "{n} people died in an attack on a convoy near {town}, {a} officials said on {weekday}.",
                 "Gunmen opened fire on a convoy outside {town} on {weekday}, killing {n} people."],
        "quotes": ["Those who did this will be found and punished", "We hold {B} responsible for what happened in {town}",
                   "This attack will not go unanswered", "The government failed to protect its people"],
        "more": ["{m} others were injured, {wounded} of them seriously.", "No group has claimed responsibility for the attack.",
                 "{B} denied any part in it and condemned the killings.", "The army sent {m} soldiers to the region."]},
    "sanctions": {
        "title": ["{A} imposes sanctions on {B} over {matter}", "{B} hit by new {a} sanctions", "{A} freezes {b} assets"],
        "lead": ["{A} imposed sanctions on {n} {b} companies on {weekday}, citing {matter}.",
                 "The {a} government froze the assets of {n} {b} companies on {weekday} in the dispute over {matter}.",
                 "{n} {b} companies were put on a sanctions list by {A} on {weekday}."],
        "quotes": ["The sanctions will stay until {B} changes its policy on {matter}", "We will respond in kind unless these measures are lifted",
                   "Nobody in {capital_b} is impressed by threats", "We urge all sides to return to the negotiating table"],
        "more": ["Trade between the two countries fell by {n} percent last year.", "{B} called the step illegal and recalled its ambassador.",
                 "The measures take effect on {month} 1.", "{A} had warned of the step for {m} weeks."]},
    "flood": {
        "title": ["Floods near {town} force {big} to flee", "{A} asks for aid after floods in {town}", "{big} homeless after {town} floods"],
        "lead": ["Floods forced {big} people from their homes around {town} on {weekday}, and {A} asked for international aid.",
                 "{A} asked its neighbours for help on {weekday} after floods around {town} drove {big} people from their homes.",
                 "Around {big} people fled their homes when a river burst its banks near {town} on {weekday}."],
        "quotes": ["We need tents, food and clean water now", "{B} will send {n} trucks with medicine by the weekend",
                   "I have never seen the river this high", "If the rain does not stop, the dam may not hold"],
        "more": ["{n} people are missing.", "{B} promised {m} million dollars in aid.", "The army used {m} boats to reach villages that were cut off.",
                 "It was the worst flood in the region since 1998."]},
}
MATTERS = ["a border dispute", "fishing rights", "the water of a shared river", "a missile programme", "the treatment of refugees", "gas supplies",
           "a disputed island", "the ceasefire", "nuclear inspections", "grain exports"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
CLOSING = ["The two countries have been at odds over {matter} for years.", "Relations between {A} and {B} have been strained since 2011.",
           "Diplomats in {capital_a} said that they expected no quick solution.", "Analysts said that the coming weeks would be decisive for {matter}.",
           "The {a} parliament is to debate the matter next week.", "{capital_a} and {capital_b} restored diplomatic relations only three years ago."]


def person(rng):
    return f"{rng.choice(GIVEN)} {rng.choice(STARTS)}{rng.choice(MIDDLES)}{rng.choice(ENDS)}"


def happening(rng, day):
    """What all articles on it share."""
    (one, adjective, capital), (other, other_adjective, other_capital) = rng.sample(STATES, 2)
    kind = rng.choice(list(KINDS))
    fill = {"A": one, "a": adjective, "B": other, "b": other_adjective, "capital_a": capital, "capital_b": other_capital,
            "town": f"{rng.choice(STARTS)}{rng.choice(MIDDLES)}{rng.choice(TOWNS)}", "matter": rng.choice(MATTERS),
            "n": rng.randint(3, 60), "m": rng.randint(61, 400), "wounded": rng.randint(2, 30), "big": f"{rng.randint(2, 90)},000",
            "weekday": day.strftime("%A"), "month": MONTHS[day.month % 12]}
    speakers = [(person(rng), rng.choice(OFFICES), rng.choice((adjective, other_adjective))) for _ in range(3)]
    quotes = rng.sample(KINDS[kind]["quotes"], 3)
    return {"kind": kind, "fill": fill, "said": list(zip(speakers, quotes)), "day": day}


def said(rng, speaker, quote, fill):
    name, office, adjective = speaker
    quote = quote.format(**fill)
    title = f"{name}, the {adjective} {office},"
    return rng.choice([f"\u201c{quote},\u201d {title} told reporters.", f"{title} said on {fill['weekday']}: \u201c{quote}.\u201d",
                       f"{title} said that {quote[0].lower() if not quote.startswith('I ') else quote[0]}{quote[1:]}.",
                       f"\u201c{quote},\u201d said {name}, the {adjective} {office}."])


def article(rng, event):
    kind, fill = KINDS[event["kind"]], dict(event["fill"])
    if rng.random() < 0.15:
        fill["n"] += rng.randint(1, 4)
    lines = [rng.choice(kind["lead"])] + rng.sample(kind["more"], 2)
    paragraphs = [" ".join(line.format(**fill) for line in lines)]
    for speaker, quote in rng.sample(event["said"], rng.randint(1, 3)):
        paragraphs.append(said(rng, speaker, quote, fill))
    paragraphs.append(" ".join(line.format(**fill) for line in rng.sample(CLOSING, 2)))
    paragraphs.append(rng.choice(kind["more"]).format(**fill))
    day = event["day"] + datetime.timedelta(days=rng.choice((0, 0, 0, 1, 1, 2)))
    hour = f"{rng.randint(5, 22):02}:{rng.randint(0, 59):02}"
    return {"title": rng.choice(kind["title"]).format(**fill), "text": "\n\n".join(paragraphs),
            "published": f"{day.isoformat()}T{hour}:00Z", "outlet": rng.choice(OUTLETS)}


def copied(rng, original):
    paragraphs = original["text"].split("\n\n")
    way = rng.choice(("identical", "cut", "revised"))
    if way == "cut" and len(paragraphs) > 3:
        paragraphs = paragraphs[:-1]
    if way == "revised":
        paragraphs[-1] = paragraphs[-1].replace(" the ", " that ", 1)
    return {**original, "text": "\n\n".join(paragraphs), "outlet": rng.choice(OUTLETS)}


def coverage(count, seed):
    """Articles in the order in which they would be gathered."""
    rng = random.Random(seed)
    made = 0
    while made < count:
        day = FIRST_DAY + datetime.timedelta(days=made // ARTICLES_A_DAY)
        event = happening(rng, day)
        told = []
        for _ in range(min(count - made, 1 + int(rng.paretovariate(1.1)) % 24)):
            is_copy = told and rng.random() < COPY_SHARE
            told.append(copied(rng, rng.choice(told)) if is_copy else article(rng, event))
            made += 1
            outlet = told[-1]["outlet"].lower().replace(" ", "-")
            yield {"url": f"https://{outlet}.example/{day:%Y/%m/%d}/{made}", **told[-1]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for each in coverage(arguments.count, arguments.seed):
        sys.stdout.write(json.dumps(each, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
